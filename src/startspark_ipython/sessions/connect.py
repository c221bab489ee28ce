"""A Spark Connect session: Spark runs elsewhere, this kernel is its client."""
import os
import threading

_STOP_LIMIT = 5


class ConnectSpark:
    """The same face as the classic one."""

    gateway = None
    log_file = None
    waits_for_executors = False

    def __init__(self, session):
        import pyspark

        self.session = session
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

    def owns(self, value):
        return value is self.session

    def is_current(self):
        return not self.session.is_stopped

    def shares_driver(self, other):
        return False

    def jobs(self):
        return 0

    def trouble(self):
        return None

    def is_stopped(self):
        return False

    def stop(self):
        """Ends the session on the server, if the server answers."""
        stopping = threading.Thread(target=self._stop_session, daemon=True)
        stopping.start()
        stopping.join(_STOP_LIMIT)
        self.forget()

    def end(self):
        self.forget()

    def forget(self):
        kind = type(self.session)
        if kind._default_session is self.session:
            kind._default_session = None
        if getattr(kind._active_session, "session", None) is self.session:
            kind._active_session.session = None
        # Else no classic Spark can be made any more.
        os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None)

    def retire(self, sentence):
        from .gone import Gone

        self.session._client = Gone("spark", sentence)

    def _stop_session(self):
        try:
            self.session.stop()
        except Exception:
            # A server that is gone has no session of ours.
            pass

    def _setting(self, key):
        try:
            return self.session.conf.get(key, None)
        except Exception:
            return None
