"""A classic PySpark: a context in a JVM that this kernel drives through Py4J."""
import subprocess
import sys
import threading

from ..drivers import conf, logs
from .gone import SparkGoneError

_STOP_LIMIT = 10
_EXIT_LIMIT = 3


def context_class():
    """PySpark's SparkContext; None when nobody has imported it."""
    module = sys.modules.get("pyspark.core.context") or sys.modules.get("pyspark.context")
    return getattr(module, "SparkContext", None)


def session_class():
    return getattr(sys.modules.get("pyspark.sql.session"), "SparkSession", None)


class ClassicSpark:
    """Its calls may take as long as the JVM takes; none is made on the control thread."""

    def __init__(self, context, gateway, launch=None):
        self.context = context
        self.gateway = gateway
        self.warnings = list(launch.warnings) if launch is not None else []
        self.log_file = launch.log_file if launch is not None else None
        sessions = session_class()
        self.session = getattr(sessions, "_instantiatedSession", None)
        self._py4j = context._gateway
        self._process = gateway.process if gateway is not None else getattr(self._py4j, "proc", None)
        self._scala = context._jsc.sc()
        settings = context.getConf()
        self.master = settings.get("spark.master", "")
        self.waits_for_executors = not conf.is_local(self.master) and settings.get("spark.dynamicAllocation.enabled", "false") != "true"
        self.description = {
            "sparkVersion": context.version,
            "appId": context.applicationId,
            "uiUrl": context.uiWebUrl,
            "cores": context.defaultParallelism,
            "memory": settings.get("spark.driver.memory", "1g"),
        }

    def owns(self, value):
        """Whether a variable holds this Spark."""
        if value is None:
            return False
        return value is self.context or value is self.session or getattr(value, "_sc", None) is self.context

    def is_current(self):
        """Whether Python still has it; code in a cell may have stopped it, or made another."""
        return context_class()._active_spark_context is self.context and getattr(self.context, "_jsc", None) is not None

    def shares_driver(self, other):
        return getattr(other, "_process", None) is self._process

    def jobs(self):
        """How many jobs are at work."""
        try:
            return len(self.context.statusTracker().getActiveJobsIds())
        except Exception:
            return 0

    def trouble(self):
        """Why it is gone; None while it lives."""
        code = self._process.poll() if self._process is not None else None
        if code is not None:
            return logs.end_of_driver(self.log_file, code)
        return None

    def is_stopped(self):
        """Whether Spark itself has ended the context, as it does when its cluster gives it up."""
        return bool(self._scala.isStopped())

    def stop(self):
        """Stops Spark in order, and by force where it does not stop; when this returns, its process is gone."""
        stopping = threading.Thread(target=self._stop_context, daemon=True)
        stopping.start()
        stopping.join(_STOP_LIMIT)
        self.end()

    def end(self):
        """Ends the JVM and lets PySpark forget it."""
        if self.gateway is not None:
            self.gateway.close(_EXIT_LIMIT)
        elif self._process is not None:
            _close(self._process)
        self.forget()

    def forget(self):
        forget_classic(self.gateway, self)

    def retire(self, sentence):
        """All that is left of it, each DataFrame and RDD, says the sentence."""
        def say(*args, **kwargs):
            raise SparkGoneError(sentence)

        client = self._py4j._gateway_client
        client.send_command = say
        client.garbage_collect_object = lambda *args, **kwargs: None

    def _stop_context(self):
        try:
            (self.session or self.context).stop()
        except Exception:
            # Gone already, or stuck: what follows ends it either way.
            pass


def forget_classic(gateway, spark=None):
    """The next Spark gets a new JVM: PySpark keeps the old one for ever otherwise."""
    kind = context_class()
    if kind is None or kind._gateway is None:
        return
    process = getattr(kind._gateway, "proc", None)
    ours = gateway is not None and process is gateway.process
    if not ours and (spark is None or spark._py4j is not kind._gateway):
        return
    context = kind._active_spark_context
    if context is not None and getattr(context, "_gateway", None) is kind._gateway:
        context._jsc = None
        server = getattr(context, "_accumulatorServer", None)
        if server is not None:
            server.shutdown()
            context._accumulatorServer = None
        kind._active_spark_context = None
    sessions = session_class()
    if sessions is not None:
        sessions._instantiatedSession = None
    try:
        kind._gateway.close(keep_callback_server=False, close_callback_server_connections=True)
    except Exception:
        # Its other end is gone; there is nothing to be told.
        pass
    kind._gateway = None
    kind._jvm = None


def _close(process):
    try:
        if process.stdin is not None:
            process.stdin.close()
        process.wait(_EXIT_LIMIT)
    except (OSError, subprocess.TimeoutExpired):
        process.kill()
        process.wait()
