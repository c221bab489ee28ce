"""Whether this Python can have a Spark at all, told in a sentence when it cannot."""
import importlib.util
import sys

from ..drivers.problem import StartProblem

OLDEST_PYTHON = (3, 10)
OLDEST_IPYTHON = 8

# What pip calls it, and what Python imports.
_CONNECT = (
    ("pandas", "pandas"),
    ("pyarrow", "pyarrow"),
    ("grpcio", "grpc"),
    ("grpcio-status", "grpc_status"),
    ("googleapis-common-protos", "google.rpc"),
    ("protobuf", "google.protobuf"),
    ("zstandard", "zstandard"),
)


def require_python():
    """Spark 4's Python and an IPython that we know."""
    if sys.version_info < OLDEST_PYTHON:
        raise StartProblem(
            "This kernel's Python is %d.%d; Spark 4 needs Python %d.%d or newer." % (sys.version_info[:2] + OLDEST_PYTHON),
            "Choose a kernel with a newer Python, or install one and its ipykernel.")
    import IPython

    if IPython.version_info[0] < OLDEST_IPYTHON:
        raise StartProblem(
            "This kernel's IPython is %s; Start Spark needs IPython %d or newer." % (IPython.__version__, OLDEST_IPYTHON),
            "Update it in this kernel's Python: pip install --upgrade ipython ipykernel")


def require_connect_packages():
    """What the Python client of a Spark Connect server imports."""
    import pyspark

    missing = [package for package, module in _CONNECT if not _is_there(module)]
    if pyspark.__version__.split(".")[:2] < ["4", "1"]:
        missing = [package for package in missing if package != "zstandard"]
    if missing:
        raise StartProblem(
            "This kernel's Python lacks what a Spark Connect server needs: %s." % ", ".join(missing),
            "Install the packages in this kernel's Python: %s -m pip install %s" % (sys.executable, " ".join(missing)))


def _is_there(module):
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False
