"""Finds the PySpark and the Spark folder: the user's own PySpark goes before the one in the Spark folder."""
import glob
import importlib.util
import os
import re
import sys

from .problem import StartProblem


def make_importable(named, found):
    """Makes pyspark importable. ``named`` is the config's own Spark folder, ``found`` the one the server found."""
    if named:
        _put_on_path(os.path.expanduser(named), first=True)
    elif "pyspark" not in sys.modules and importlib.util.find_spec("pyspark") is None:
        if not found:
            raise StartProblem(
                "There is no Spark: this Python has no PySpark, and no Spark folder was found.",
                "Install Spark from the panel, or install PySpark in this kernel's Python: pip install pyspark")
        _put_on_path(found, first=False)


def home_of(pyspark_folder, environment, found):
    """The folder whose jars the driver runs."""
    own = _own_home(pyspark_folder)
    for home in (environment.get("SPARK_HOME"), own, found):
        if home:
            _require_jars(home)
            return os.path.abspath(home)
    raise StartProblem(
        "This Python's PySpark in %s has no Spark with it, and no Spark folder was found." % pyspark_folder,
        "Install Spark from the panel, or set spark_home in the config.")


def version_of(home):
    """Such as 4.3.0, told by the name of the core jar; None when it is no Spark folder."""
    for jar in glob.glob(os.path.join(glob.escape(home), "jars", "spark-core_*.jar")):
        found = re.match(r"spark-core_[\d.]+-(\d+\.\d+.*)\.jar$", os.path.basename(jar))
        if found:
            return found.group(1)
    return None


def _own_home(pyspark_folder):
    """A wheel from a registry carries its jars inside; the PySpark of a Spark folder lies in its python/."""
    for home in (pyspark_folder, os.path.dirname(os.path.dirname(pyspark_folder))):
        if version_of(home) is not None:
            return home
    return None


def _require_jars(home):
    version = version_of(home)
    if version is None:
        raise StartProblem("%s is not a Spark folder: it has no jars/spark-core_*.jar." % home, "Correct spark_home or SPARK_HOME.")
    if int(version.split(".")[0]) < 4:
        raise StartProblem(
            "%s is Spark %s; Start Spark needs 4.0 or newer." % (home, version),
            "Install a newer PySpark in this kernel's Python, or set spark_home in the config.")


def _put_on_path(home, first):
    python = os.path.join(home, "python")
    entries = [python] + glob.glob(os.path.join(glob.escape(python), "lib", "py4j-*-src.zip"))
    if not os.path.isdir(os.path.join(python, "pyspark")):
        raise StartProblem("%s has no PySpark: there is no python/pyspark in it." % home, "Correct spark_home, or leave it out.")
    missing = [entry for entry in entries if entry not in sys.path]
    if first:
        sys.path[:0] = missing
    else:
        sys.path.extend(missing)
    importlib.invalidate_caches()
