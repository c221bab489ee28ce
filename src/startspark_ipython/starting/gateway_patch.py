"""While the rendered code runs, PySpark gets its JVM from us in the place of spark-submit.

PySpark asks ``launch_gateway`` for a JVM once it knows its settings; some of them (memory, class path, packages) must be
known before a JVM starts. That is the moment at which we start ours. Nothing of it stays when the code has ended.
"""
import contextlib
import os
import signal
import sys
import threading

from .. import stages
from ..drivers import conf as driver_conf
from ..drivers import java, jvm, logs, spark_home
from ..drivers.class_data import ClassData
from ..drivers.environment import DriverEnvironment
from ..drivers.gateway import Gateway, GatewayDied
from ..drivers.masters import MasterCheck
from ..drivers.problem import StartProblem
from .variables import assign

_PORT = "PYSPARK_GATEWAY_PORT"
_SECRET = "PYSPARK_GATEWAY_SECRET"
_PYTHON = "PYSPARK_PYTHON"
# Left behind by a Connect session, it would keep this one from being classic.
_CONNECT_MODE = "SPARK_CONNECT_MODE_ENABLED"


class GatewayPatch:
    """Entered before the rendered code runs, left after it."""

    def __init__(self, launch, lifecycle):
        self._launch = launch
        self._lifecycle = lifecycle
        self._exits = contextlib.ExitStack()

    def __enter__(self):
        import pyspark

        try:
            from pyspark import SparkContext
        except ImportError as error:
            raise StartProblem(
                "This Python's PySpark %s can only talk to a Spark Connect server." % pyspark.__version__,
                "Install the whole PySpark (pip install pyspark), or choose a config with a remote address (sc://…).") from error
        self._pyspark = pyspark
        module = sys.modules[SparkContext.__module__]
        self._plain_launch = module.launch_gateway
        plain_init = SparkContext._do_init

        def context_init(context, *args, **kwargs):
            self._lifecycle.stage_began(self._launch, stages.CONTEXT)
            handler = signal.getsignal(signal.SIGINT)
            plain_init(context, *args, **kwargs)
            if threading.current_thread() is threading.main_thread():
                # PySpark has put its own in the place of it, to which an interrupt is no cancel.
                signal.signal(signal.SIGINT, handler)
            self._lifecycle.stage_ended(self._launch, stages.CONTEXT)
            self._lifecycle.stage_began(self._launch, stages.SESSION)

        self._set(module, "launch_gateway", self._launch_gateway)
        self._set(SparkContext, "_do_init", context_init)
        self._variable(_CONNECT_MODE, None)
        self._variable("SPARK_REMOTE", None)
        self._variable(_PYTHON, os.environ.get(_PYTHON) or sys.executable)
        return self

    def __exit__(self, *error):
        self._exits.close()

    def _launch_gateway(self, conf=None, popen_kwargs=None):
        """What PySpark calls; gives it a gateway to a JVM of ours."""
        gateway = self._start(conf)
        try:
            with contextlib.ExitStack() as exits:
                _set_variable(exits, _PORT, str(gateway.port))
                _set_variable(exits, _SECRET, gateway.secret)
                # The process is there already, so what is left of the call is a connection.
                connected = self._plain_launch(conf)
        except BaseException:
            gateway.kill()
            raise
        connected.proc = gateway.process
        if conf is not None and conf.contains("spark.log.level"):
            # To Spark a gateway is a shell, in which less than a warning goes unsaid whatever the level, if that level is the default one.
            logging = getattr(getattr(connected.jvm.org.apache.spark.internal, "Logging$"), "MODULE$")
            getattr(logging, "sparkShellThresholdLevel_$eq")(None)
        return connected

    def _start(self, conf):
        launch, request = self._launch, self._launch.request
        user = dict(conf.getAll()) if conf is not None else {}
        environment = dict(os.environ, **request.env)
        master = user.get("spark.master", "")
        if user.get("spark.pyspark.python"):
            os.environ[_PYTHON] = user["spark.pyspark.python"]
        elif master.startswith("k8s://"):
            # The executors' image has a Python of its own.
            os.environ.pop(_PYTHON, None)
        java_home = java.find(request.java_home or None, environment)
        home = spark_home.home_of(os.path.dirname(self._pyspark.__file__), environment, request.spark_home)
        version = spark_home.version_of(home)
        if version != self._pyspark.__version__:
            launch.warnings.append("This kernel's PySpark is %s and the Spark in %s is %s." % (self._pyspark.__version__, home, version))
        variables = DriverEnvironment(home, java_home, request.env, os.environ.get(_PYTHON))
        variables.update(driver_conf.variables(user, variables))
        defaults = jvm.read_defaults(variables.conf_folder)
        ours = driver_conf.settings(user, defaults)
        if conf is not None:
            # PySpark sets the user's settings again once the JVM is there, so ours must be among them.
            for key, value in ours.items():
                conf.set(key, value)
        launch.log_file = logs.create(request.log_file)
        self._lifecycle.log_made(launch)
        settings = dict(user, **ours)
        check = MasterCheck(master)
        self._lifecycle.stage_ended(launch, stages.FIND)
        self._lifecycle.stage_began(launch, stages.JVM)
        command = jvm.JvmCommand(home, variables, user, defaults, lambda jars: ClassData(java_home, jars))
        try:
            gateway = self._open(java_home, variables, command, settings)
        except GatewayDied as died:
            if not died.by_archive or launch.cancelled:
                raise
            # A damaged archive kills the JVM before it does anything else; that it was the archive shows a JVM that lives without it.
            gateway = self._open(java_home, variables, jvm.JvmCommand(home, variables, user, defaults), settings)
            command.archive.discard()
        try:
            check.require()
        except BaseException:
            gateway.kill()
            raise
        self._lifecycle.stage_ended(launch, stages.JVM)
        return gateway

    def _open(self, java_home, variables, command, settings):
        # An interrupt between the process and the one who owns it would leave it to nobody.
        self._launch.interruptible = False
        gateway = Gateway(java_home, variables, command, settings, self._launch.log_file)
        self._launch.gateway = gateway
        self._launch.interruptible = True
        if self._launch.cancelled:
            raise KeyboardInterrupt
        gateway.wait_open()
        return gateway

    def _set(self, owner, name, value):
        plain = owner.__dict__[name]
        setattr(owner, name, value)
        self._exits.callback(setattr, owner, name, plain)

    def _variable(self, name, value):
        _set_variable(self._exits, name, value)


def _set_variable(exits, name, value):
    plain = os.environ.get(name)
    exits.callback(assign, name, plain)
    assign(name, value)
