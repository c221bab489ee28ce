"""The settings a driver gets beside the user's: a Connect server of its own on the loopback, behind a secret."""
import secrets

PLUGINS = "spark.plugins"
CONNECT_PLUGIN = "org.apache.spark.sql.connect.SparkConnectPlugin"
TOKEN = "spark.connect.authenticate.token"

_ADDRESS = "SPARK_LOCAL_IP"


def settings(user, defaults):
    """What to set beside the user's own settings. What decides who may come in is ours; for the rest the user's word goes."""
    offered = {
        "spark.connect.grpc.binding.port": "0",
        "spark.ui.port": "0",
        # The bar is drawn for a terminal; in a log it is noise.
        "spark.ui.showConsoleProgress": "false",
        # A notebook left over lunch keeps its views and cached tables: the session ends with its driver, not by a clock.
        "spark.connect.session.manager.defaultSessionTimeout": "-1",
    }
    if user.get("spark.master", "").startswith("yarn"):
        # Hadoop asks a silent resource manager for a quarter of an hour.
        offered["spark.hadoop.yarn.resourcemanager.connect.max-wait.ms"] = "60000"
    chosen = {key: value for key, value in offered.items() if key not in user and key not in defaults}
    plugins = [name.strip() for name in user.get(PLUGINS, defaults.get(PLUGINS, "")).split(",") if name.strip()]
    if CONNECT_PLUGIN not in plugins:
        plugins.append(CONNECT_PLUGIN)
    chosen.update({
        PLUGINS: ",".join(plugins),
        "spark.submit.deployMode": "client",
        "spark.connect.grpc.binding.address": "127.0.0.1",
        TOKEN: secrets.token_hex(32),
    })
    return chosen


def variables(user, environment):
    """A Spark that runs on this machine alone listens on the loopback alone, its UI included."""
    named = _ADDRESS in environment or "spark.driver.host" in user or "spark.driver.bindAddress" in user
    return {_ADDRESS: "127.0.0.1"} if is_local(user.get("spark.master", "")) and not named else {}


def is_local(master):
    """Whether executors run inside the driver."""
    return master == "local" or master.startswith("local[")
