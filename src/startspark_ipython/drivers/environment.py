"""The environment a driver will have: this process's, the config's changes, and what conf/spark-env.sh exports."""
import os
import subprocess

# Each would turn our driver into something else: a client of another server, a child of another gateway.
_REMOVED = (
    "SPARK_REMOTE", "SPARK_CONNECT_AUTHENTICATE_TOKEN", "SPARK_LOCAL_REMOTE", "SPARK_CONNECT_MODE_ENABLED",
    "PYSPARK_GATEWAY_PORT", "PYSPARK_GATEWAY_SECRET", "MASTER",
)


class DriverEnvironment(dict):
    """The variables, and where Spark's folder of settings is."""

    def __init__(self, spark_home, java_home, changes, python):
        values = {name: value for name, value in os.environ.items() if name not in _REMOVED}
        values.update(changes)
        self.conf_folder = values.get("SPARK_CONF_DIR") or os.path.join(spark_home, "conf")
        script = os.path.join(self.conf_folder, "spark-env.sh")
        if os.name != "nt" and os.path.isfile(script) and "SPARK_ENV_LOADED" not in values:
            values.update(_exported(script, values))
        values.update(
            SPARK_HOME=spark_home,
            SPARK_ENV_LOADED="1",
            SPARK_SCALA_VERSION="2.13",
            SPARK_CONNECT_MODE="0",
            JAVA_HOME=java_home,
            # As spark-submit does: Python workers must hash strings alike on every machine.
            PYTHONHASHSEED="0",
        )
        if python:
            values.setdefault("PYSPARK_PYTHON", python)
        super().__init__(values)

    def one(self, name):
        """One variable; None when it is empty."""
        return self.get(name) or None


def _exported(script, values):
    answer = subprocess.run(
        ["bash", "-c", 'set -a; . "$0" >/dev/null; env -0', script],
        env=values, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    pairs = (pair.split("=", 1) for pair in answer.stdout.decode("utf-8", "replace").split("\0") if "=" in pair)
    return {name: value for name, value in pairs if name not in ("_", "SHLVL", "PWD", "OLDPWD")}
