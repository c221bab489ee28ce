"""A Spark Connect session: Spark runs elsewhere, this kernel is its client."""
import os
import sys
import time

from .. import contract
from .connect_server import ConnectServer
from .gone import STOPPED, Gone, SparkGoneError
from .patience import attempt
from .plain import without

_STOP_LIMIT = 5
_CLOSE_LIMIT = 1
_INTRODUCTION_LIMIT = 4.0
# Twice, with what the monitor waits before and between, is less than the three seconds in which a loss is told.
_ASK_LIMIT = 0.75
_APP_ID = "spark.app.id"
_MEMORY = "spark.driver.memory"


class ConnectSpark:
    """The same face as the classic one."""

    gateway = None
    log_file = None
    asked_again_after = 0.0

    def __init__(self, session):
        self.session = session
        self.warnings = []
        self.description = None
        self._server = ConnectServer(session.client)
        self._heard = 0.0
        self._why = ""
        self._cell = None
        # The sentence of its end, once that has begun.
        self._ending = None
        # A session may be looked at more than once before it has introduced itself.
        self._plain_handler = without(ConnectSpark, session.client._handle_error, "_plain_handler")
        session.client._handle_error = self._handle_error
        # By their ids, whether the server has told of stages of theirs.
        self._operations = {}

    def introduce(self):
        """Asks the server who it is; raises what gRPC raises when it does not answer."""
        import pyspark

        version = self._server.version(_INTRODUCTION_LIMIT)
        settings = self._server.settings((_APP_ID, _MEMORY), _INTRODUCTION_LIMIT)
        if version != pyspark.__version__:
            self.warnings = ["This kernel's PySpark is %s and the server's Spark is %s." % (pyspark.__version__, version)]
        self.description = {
            "sparkVersion": version,
            "appId": settings.get(_APP_ID),
            "uiUrl": None,
            "cores": None,
            "memory": settings.get(_MEMORY),
        }
        if hasattr(self.session, "registerProgressHandler"):
            self.session.registerProgressHandler(self._progressed)
        getattr(self.session.client, "_session_hooks", []).append(_Sent(self._operations))

    def owns(self, value):
        return value is self.session

    def is_current(self):
        return not self.session.is_stopped

    def shares_driver(self, other):
        return False

    def jobs(self):
        """How many queries are at work."""
        return len(self._operations)

    # Watching, on the monitor's thread.

    def trouble(self):
        return None

    def has_ended(self):
        """Whether the server answers no more, or knows this session no more."""
        import grpc

        while True:
            asked = time.monotonic()
            try:
                self._server.version(_ASK_LIMIT)
                return False
            except grpc.RpcError as error:
                gone = error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)
                self._why = "the server does not answer" if gone else error.details()
                # Who tells of a query's progress meanwhile is there, however busy.
                if not gone or self._heard < asked:
                    return True

    def why_ended(self):
        return "The connection to the Spark Connect server is lost: %s." % self._why.rstrip(".")

    def waits_for(self):
        return None

    def report_progress(self, cell):
        """Told by the queries themselves, but for their end."""
        if not any(list(self._operations.values())):
            cell.report((), None)

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
        if done:
            self._operations.pop(operation_id, None)
            return
        self._heard = time.monotonic()
        self._operations[operation_id] = True
        cell = self._cell
        if cell is None:
            return
        told = []
        for stage in stages or ():
            if stage.num_completed_tasks < stage.num_tasks:
                # The server counts running tasks for all stages together.
                running = inflight_tasks if not told else 0
                told.append(contract.progress_stage(stage.stage_id, stage.num_completed_tasks, stage.num_tasks, running, 0))
        cell.report(told, None)

    # The end.

    def _handle_error(self, error, *arguments, **options):
        """Where PySpark brings what a call has failed by. One that was under way when the session ended says that in the sentence."""
        if self._ending is not None:
            raise SparkGoneError(self._ending) from None
        return self._plain_handler(error, *arguments, **options)

    def stop(self):
        """Ends the session on the server, if the server answers."""
        self._ending = STOPPED
        end_session(self.session)

    def end(self):
        self.forget()

    def forget(self):
        _forget(self.session)

    def retire(self, sentence):
        """What is left of it says the sentence, and a query that is being tried again and again ends."""
        self._ending = sentence
        client = self.session._client
        # PySpark asks it this before it makes a new session.
        self.session._client = Gone("spark", sentence, is_closed=True)
        if not isinstance(client, Gone):
            _close(client)


class _Sent:
    """What PySpark calls with each query that it sends."""

    def __init__(self, operations):
        self._operations = operations

    def on_execute_plan(self, request):
        if request.operation_id:
            self._operations.setdefault(request.operation_id, False)
        return request


def connect_class():
    """PySpark's session of a Connect server; None when nobody has imported it."""
    return getattr(sys.modules.get("pyspark.sql.connect.session"), "SparkSession", None)


def remembered():
    """The sessions that PySpark would give again in the place of a new one."""
    kind = connect_class()
    known = {kind._default_session, getattr(kind._active_session, "session", None)} - {None} if kind is not None else ()
    return [session for session in known if not session.is_stopped]


def end_session(session):
    """Ends it on the server, if the server answers, and lets PySpark forget it."""
    # PySpark holds its lock meanwhile: it must neither try again, nor wait for what is not coming.
    session._client.set_retry_policies([])
    if not attempt(lambda: session.stop(), _STOP_LIMIT):
        _close(session._client)
    _forget(session)


def abandon(client):
    """Leaves a session that did not come about. The server is not asked: it may be what did not answer."""
    for session in remembered():
        if session._client is client:
            _forget(session)
    if client is not None:
        _close(client)
    _leave_connect_mode()


def _close(client):
    """Every call that waits for it ends."""
    client._closed = True
    attempt(client._channel.close, _CLOSE_LIMIT)


def _forget(session):
    kind = type(session)
    if kind._default_session is session:
        kind._default_session = None
    if getattr(kind._active_session, "session", None) is session:
        kind._active_session.session = None
    _leave_connect_mode()


def _leave_connect_mode():
    # Else no classic Spark can be made any more.
    os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None)
