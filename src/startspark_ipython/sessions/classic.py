"""A classic PySpark: a context in a JVM that this kernel drives through Py4J."""
import os
import subprocess
import sys

from ..drivers import conf, logs
from .calls import Calls
from .classic_progress import ClassicProgress
from .gone import STOPPED, Gone, SparkGoneError, lost
from .patience import attempt

_STOP_LIMIT = 10
_EXIT_LIMIT = 3
# From a connection that breaks to the end of the process that broke it.
_DEATH_LIMIT = 1


def context_class():
    """PySpark's SparkContext; None when nobody has imported it."""
    module = sys.modules.get("pyspark.core.context") or sys.modules.get("pyspark.context")
    return getattr(module, "SparkContext", None)


def session_class():
    return getattr(sys.modules.get("pyspark.sql.session"), "SparkSession", None)


class ClassicSpark:
    """Its calls may take as long as the JVM takes; none is made on the control thread."""

    # A stop takes its time, in which the context has ended and Python still has it.
    asked_again_after = 1.0

    def __init__(self, context, gateway, launch=None):
        self.context = context
        self.gateway = gateway
        self.warnings = list(launch.warnings) if launch is not None else []
        self.log_file = gateway.log_file if gateway is not None else None
        self.session = getattr(session_class(), "_instantiatedSession", None)
        self._py4j = context._gateway
        self._process = gateway.process if gateway is not None else getattr(self._py4j, "proc", None)
        self._scala = context._jsc.sc()
        self._pinned = os.environ.get("PYSPARK_PIN_THREAD", "true").lower() == "true"
        self._abandoned = False
        self._progress = None
        self._calls = Calls(self._py4j._gateway_client, self._why_gone)
        settings = context.getConf()
        self._needs_executors = (
            not conf.is_local(settings.get("spark.master", "")) and settings.get("spark.dynamicAllocation.enabled", "false") != "true")
        self._connection = logs.ClusterConnection(self.log_file)
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

    # Watching, on the monitor's thread.

    def trouble(self):
        """Why its process is gone; None while it lives."""
        code = self._process.poll() if self._process is not None else None
        return None if code is None else logs.end_of_driver(self.log_file, code)

    def _why_gone(self):
        """The sentence for a call whose driver has ended under it; None while it lives."""
        try:
            if self._process is not None:
                self._process.wait(_DEATH_LIMIT)
        except subprocess.TimeoutExpired:
            pass
        reason = self.trouble()
        return None if reason is None else lost(reason)

    def has_ended(self):
        """Whether Spark itself has ended the context, as it does when its cluster gives it up."""
        return bool(self._scala.isStopped())

    def why_ended(self):
        cause = logs.find_cause(self.log_file)
        return "Spark ended by itself." if cause is None else "Spark ended by itself: %s" % cause

    def waits_for(self):
        """What it waits for, in a sentence; None for nothing."""
        if self._connection.is_lost():
            return "Waiting for the cluster: the connection to its master is lost."
        if self._needs_executors and self._scala.getExecutorMemoryStatus().size() <= 1:
            return "Waiting for the cluster to give executors."
        return None

    def report_progress(self, cell):
        if self._progress is None or self._progress.tag != cell.tag:
            self._progress = ClassicProgress(self._scala, cell.tag)
        stages, job = self._progress.read()
        cell.report(stages, None if job is None else "jobs/job/?id=%d" % job)

    # Cells, on the main thread.

    def enter_cell(self, cell):
        if self._pinned:
            if self._abandoned:
                self._renew_thread()
            self.context._jsc.addJobTag(cell.tag)

    def leave_cell(self, cell):
        if self._pinned and not self._abandoned and getattr(self.context, "_jsc", None) is not None:
            self.context._jsc.removeJobTag(cell.tag)

    def cancel(self, tag):
        """Cancels a cell's jobs; from a thread of its own."""
        if self._pinned:
            self._scala.cancelJobsWithTag(tag)
        else:
            self._scala.cancelAllJobs()

    def abandon_call(self):
        """An answer that an interrupt keeps us from reading would be taken for that of the next call: the line is cut."""
        if not self._pinned:
            return
        client = self._py4j._gateway_client
        connection = client.get_thread_connection()
        if connection is None or connection.socket is None or connection in client.deque:
            return
        plain, connection.socket = connection.socket, None
        self._abandoned = True
        try:
            plain.shutdown(2)
        except OSError:
            pass

    def _renew_thread(self):
        """The next call gets a new thread in the JVM, which has no session yet."""
        self._abandoned = False
        if self.session is not None:
            self._py4j.jvm.org.apache.spark.sql.classic.SparkSession.setActiveSession(self.session._jsparkSession)

    # The end.

    def stop(self):
        """Stops Spark in order, and by force where it does not stop; when this returns, its process is gone."""
        self._calls.ending = STOPPED
        # Gone already, or stuck: what follows ends it either way.
        attempt(lambda: (self.session or self.context).stop(), _STOP_LIMIT)
        self.end()

    def end(self):
        """Lets PySpark forget it, and ends the JVM."""
        self.forget()
        if self.gateway is not None:
            self.gateway.close(_EXIT_LIMIT)
        elif self._process is not None:
            _close(self._process)

    def forget(self):
        forget_classic(self._process, self._py4j)

    def retire(self, sentence):
        """All that is left of it, each DataFrame and RDD, says the sentence."""
        def say(*args, **kwargs):
            raise SparkGoneError(sentence)

        self._calls.ending = sentence
        client = self._py4j._gateway_client
        client.send_command = say
        client.garbage_collect_object = lambda *args, **kwargs: None
        # What a session or a context under another name asks first.
        self.context._jsc = Gone("sc", sentence)


def forget_classic(process, py4j=None):
    """The next Spark gets a new JVM: PySpark keeps the old one for ever otherwise."""
    kind = context_class()
    if kind is None or kind._gateway is None:
        return
    if kind._gateway is not py4j and getattr(kind._gateway, "proc", None) is not process:
        return
    gateway, context = kind._gateway, kind._active_spark_context
    # At once, for a new start may come at any moment; only then what takes its time.
    kind._gateway = kind._jvm = kind._active_spark_context = None
    sessions = session_class()
    if sessions is not None:
        sessions._instantiatedSession = None
    if context is not None:
        if not isinstance(context._jsc, Gone):
            context._jsc = None
        server, context._accumulatorServer = getattr(context, "_accumulatorServer", None), None
        if server is not None:
            server.shutdown()
    try:
        gateway.close(keep_callback_server=False, close_callback_server_connections=True)
    except Exception:
        # Its other end is gone; there is nothing to be told.
        pass


def leave_cluster(gateway):
    """Stops the context that a failed start has left in a JVM of ours, if it answers."""
    context = context_class()._active_spark_context
    if context is None or getattr(context._gateway, "proc", None) is not gateway.process:
        return

    attempt(lambda: context.stop(), _EXIT_LIMIT)


def _close(process):
    try:
        if process.stdin is not None:
            process.stdin.close()
        process.wait(_EXIT_LIMIT)
    except (OSError, subprocess.TimeoutExpired):
        process.kill()
        process.wait()
