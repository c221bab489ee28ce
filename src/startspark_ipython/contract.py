"""The messages of the comm as both sides know them; held by the golden files in tests/fixtures/contracts."""
import datetime

TARGET = "startspark"
VERSION = 1

IDLE = "idle"
QUEUED = "queued"
STARTING = "starting"
RUNNING = "running"
STOPPING = "stopping"
FAILED = "failed"
LOST = "lost"

# A start is taken as from idle.
AT_REST = (IDLE, FAILED, LOST)


def now():
    """The moment, as every since is written."""
    moment = datetime.datetime.now(datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (moment.microsecond // 1000)


def status(state=IDLE, **members):
    """A whole status; every status replaces the one before."""
    message = {
        "v": VERSION,
        "type": "status",
        "state": state,
        "config": None,
        "shown": None,
        "settings": None,
        "stages": [],
        "sparkVersion": None,
        "appId": None,
        "uiUrl": None,
        "cores": None,
        "memory": None,
        "since": None,
        "note": None,
        "warnings": [],
        "error": None,
    }
    return changed(message, **members)


def changed(message, **members):
    """The same status with other members."""
    unknown = set(members) - set(message) - {"logFile"}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    message = dict(message, **members)
    if message.get("logFile") is None:
        # The one member that is left out where there is none.
        message.pop("logFile", None)
    return message


def stage(name, seconds, done):
    """One observed part of a start."""
    return {"name": name, "seconds": seconds, "done": done}


def error(cause, detail="", hint="", log=()):
    """Why a Spark is not there, in the order in which a person reads."""
    return {"cause": cause, "detail": detail, "hint": hint, "log": list(log)}


def busy(jobs):
    """The answer to a stop that asks first, while Spark works."""
    return {"v": VERSION, "type": "busy", "jobs": jobs}


def progress(cell, stages, job_url=None):
    """How far a cell's Spark work is; no stages end the bar."""
    return {"v": VERSION, "type": "progress", "cell": cell, "stages": list(stages), "jobUrl": job_url}


def progress_stage(id, done, total, running, failed):
    """One of Spark's stages at work."""
    return {"id": id, "done": done, "total": total, "running": running, "failed": failed}


class BadRequest(ValueError):
    """The panel sent what this kernel cannot read."""


class StartRequest:
    """The panel's order to start a Spark; unknown members are ignored, missing ones have their defaults."""

    def __init__(self, data):
        launch = _member(data, "launch", dict, {})
        self.config = _member(data, "config", str, "")
        self.code = _member(data, "code", str, "")
        self.shown = _member(data, "shown", str, "")
        self.settings = data.get("settings")
        self.spark_home = _member(launch, "sparkHome", str, None)
        self.java_home = _member(launch, "javaHome", str, None)
        self.env = _member(launch, "env", dict, {})
        self.log_file = _member(launch, "logFile", str, None)
        self.hints = _member(launch, "hints", list, [])

    @property
    def remote(self):
        """The address of a Spark Connect server, masked as it may be; None for a driver of our own."""
        if isinstance(self.settings, dict):
            return self.settings.get("remote")
        return "" if ".remote(" in self.code else None

    @property
    def named_spark_home(self):
        """The Spark folder that the config itself names, which wins over a PySpark of the user's."""
        return self.settings.get("spark_home") if isinstance(self.settings, dict) else None


def _member(data, name, kind, default):
    value = data.get(name)
    if value is None:
        return default
    if not isinstance(value, kind):
        raise BadRequest("%s is no %s" % (name, kind.__name__))
    return value
