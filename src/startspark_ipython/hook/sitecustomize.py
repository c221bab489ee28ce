"""The start-up hook: the server puts this folder first on PYTHONPATH of the kernels it starts.

It (a) takes itself out of sys.path, (b) lets the sitecustomize that Python would have found without us run as ever,
(c) waits for ipykernel to be imported. Only then does it take itself out of the environment, so that a launcher written
in Python which starts the kernel hands it on. Whatever goes wrong here must never keep a kernel from starting.
"""
import os
import sys

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def _leave_path():
    sys.path[:] = [entry for entry in sys.path if not entry or os.path.abspath(entry) != _FOLDER]
    sys.path_importer_cache.pop(_FOLDER, None)


def _leave_environment():
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    kept = [entry for entry in entries if not entry or os.path.abspath(entry) != _FOLDER]
    if kept == entries:
        return
    if any(kept):
        os.environ["PYTHONPATH"] = os.pathsep.join(kept)
    else:
        del os.environ["PYTHONPATH"]


def _run_the_users_own():
    ours = sys.modules.pop("sitecustomize", None)
    try:
        import sitecustomize  # noqa: F401
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
    finally:
        # The import of this very file is still under way and wants to find a module of its name.
        sys.modules.setdefault("sitecustomize", ours)


def _load_package():
    from importlib.util import module_from_spec, spec_from_file_location

    folder = os.path.dirname(_FOLDER)
    spec = spec_from_file_location(
        "startspark_ipython", os.path.join(folder, "__init__.py"), submodule_search_locations=[folder])
    package = module_from_spec(spec)
    sys.modules["startspark_ipython"] = package
    spec.loader.exec_module(package)
    return package


class _Waiter:
    """Stands first among the finders until ipykernel's kernel class is imported."""

    _awaited = "ipykernel.ipkernel"

    def find_spec(self, name, path=None, target=None):
        if name in ("ipykernel", "IPython"):
            _leave_environment()
            if getattr(sys.modules.get("sitecustomize"), "__file__", None) == __file__:
                del sys.modules["sitecustomize"]
            return None
        if name != self._awaited:
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def execute_and_extend(module):
                execute(module)
                try:
                    _load_package().extend(module.IPythonKernel)
                except Exception as error:
                    sys.stderr.write("Start Spark's extension could not be loaded: %r\n" % (error,))

            spec.loader.exec_module = execute_and_extend
        return spec


_leave_path()
try:
    sys.meta_path.insert(0, _Waiter())
finally:
    _run_the_users_own()
