"""A Spark Connect session: Spark runs elsewhere, this kernel is its client."""
import os

from .. import contract
from .gone import Gone
from .patience import attempt

_STOP_LIMIT = 5
_ASK_LIMIT = 1.0
_MISSED = 2


class ConnectSpark:
    """The same face as the classic one."""

    gateway = None
    log_file = None

    def __init__(self, session):
        import pyspark

        self.session = session
        self._missed = 0
        self._cell = None
        self._operations = set()
        version = session.version
        self.warnings = []
        if version != pyspark.__version__:
            self.warnings.append("This kernel's PySpark is %s and the server's Spark is %s." % (pyspark.__version__, version))
        self.description = {
            "sparkVersion": version,
            "appId": self._setting("spark.app.id"),
            "uiUrl": None,
            "cores": None,
            "memory": self._setting("spark.driver.memory"),
        }
        if hasattr(session, "registerProgressHandler"):
            session.registerProgressHandler(self._progressed)

    def owns(self, value):
        return value is self.session

    def is_current(self):
        return not self.session.is_stopped

    def shares_driver(self, other):
        return False

    def jobs(self):
        """How many queries are at work, as far as the server has told."""
        return len(self._operations)

    # Watching, on the monitor's thread.

    def trouble(self):
        return None

    def has_ended(self):
        """Whether the server answers no more, or knows this session no more. Asked past PySpark, which would try for minutes."""
        import grpc

        client = self.session.client
        request = client._analyze_plan_request_with_metadata()
        request.spark_version.SetInParent()
        try:
            client._stub.AnalyzePlan(request, metadata=client._builder.metadata(), timeout=_ASK_LIMIT)
            self._missed, self._why = 0, None
        except grpc.RpcError as error:
            gone = error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)
            self._missed += 1 if gone else _MISSED
            self._why = "the server does not answer" if gone else error.details()
        return self._missed >= _MISSED

    def why_ended(self):
        return "The connection to the Spark Connect server is lost: %s." % (self._why or "").rstrip(".")

    def waits_for(self):
        return None

    def report_progress(self, cell):
        """Told by the queries themselves."""

    # Cells, on the main thread.

    def enter_cell(self, cell):
        self._cell = cell
        self.session.addTag(cell.tag)

    def leave_cell(self, cell):
        self._cell = None
        self._operations.clear()
        if not self.session.is_stopped:
            self.session.removeTag(cell.tag)

    def cancel(self, tag):
        self.session.interruptTag(tag)

    def abandon_call(self):
        """gRPC keeps the answers of its calls apart by itself."""

    def _progressed(self, stages, inflight_tasks, operation_id, done):
        (self._operations.discard if done else self._operations.add)(operation_id)
        cell = self._cell
        if cell is None or done:
            return
        told = []
        for stage in stages or ():
            if stage.num_completed_tasks < stage.num_tasks:
                # The server counts running tasks for all stages together.
                running = inflight_tasks if not told else 0
                told.append(contract.progress_stage(stage.stage_id, stage.num_completed_tasks, stage.num_tasks, running, 0))
        cell.report(told, None)

    # The end.

    def stop(self):
        """Ends the session on the server, if the server answers."""
        end_session(self.session)

    def end(self):
        self.forget()

    def forget(self):
        _forget(self.session)

    def retire(self, sentence):
        """What is left of it says the sentence, and a query that is being tried again and again ends."""
        client = self.session._client
        self.session._client = Gone("spark", sentence)
        if isinstance(client, Gone):
            return
        try:
            client._channel.close()
        except Exception:
            pass

    def _setting(self, key):
        try:
            return self.session.conf.get(key, None)
        except Exception:
            return None


def end_session(session):
    """Ends it on the server, if the server answers, and lets PySpark forget it."""
    # A server that is gone has no session of ours.
    attempt(lambda: session.stop(), _STOP_LIMIT)
    _forget(session)


def _forget(session):
    kind = type(session)
    if kind._default_session is session:
        kind._default_session = None
    if getattr(kind._active_session, "session", None) is session:
        kind._active_session.session = None
    # Else no classic Spark can be made any more.
    os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None)
