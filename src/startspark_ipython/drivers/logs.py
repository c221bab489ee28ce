"""The driver's log: one file per start, readable by its user only, the last twenty kept; and what its end tells."""
import datetime
import os
import re

KEPT = 20
_WINDOW = 64 * 1024
_STAMP = re.compile(r"^(Caused by: |Error: |\d\d/\d\d/\d\d \d\d:\d\d:\d\d )")
# In the order in which they are asked: which line of which kind tells the cause.
_SIGNS = (
    (re.compile(r"^Caused by: "), -1),
    (re.compile(
        r"^(Unrecognized (VM )?option|Improperly specified VM option|Invalid |Conflicting |Missing |Error opening zip file"
        r"|Error occurred during initialization|Could not reserve|agent library failed)|^OpenJDK .* error: "
        r"|^Error: (Could not find or load|Unable to|Failed to)"), 0),
    (re.compile(
        r"OutOfMemoryError|^Error: |^Error occurred during initialization|Could not (create|find|load)|Invalid maximum heap"
        r"|^# .*(SIG|fatal error|Out of Memory)"), -1),
    (re.compile(r"^(Exception in thread .*|[\w.$]+(Exception|Error))(:|$)"), -1),
    (re.compile(r"\b(ERROR|FATAL)\b"), -1),
)
# A driver that was killed from outside has written errors of other things before.
_FATAL = _SIGNS[2:3]


def create(named=None):
    """Makes the file of a new start and removes the oldest ones beside it."""
    moment = datetime.datetime.now(datetime.timezone.utc)
    file = named or os.path.join(
        startspark_home(), "logs", "%s-%03d-driver-%d.log" % (moment.strftime("%Y%m%d-%H%M%S"), moment.microsecond // 1000, os.getpid()))
    folder = os.path.dirname(os.path.abspath(file))
    os.makedirs(folder, exist_ok=True)
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
    os.chmod(file, 0o600)
    _remove_oldest(folder)
    return file


def startspark_home():
    """Where Start Spark keeps what is the user's."""
    return os.path.abspath(os.environ.get("STARTSPARK_HOME") or os.path.expanduser("~/.startspark"))


def tail(file, lines=20):
    """The last lines, oldest first; empty when there is no log."""
    try:
        with open(file, "rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(-min(_WINDOW, log.tell()), os.SEEK_END)
            text = log.read().decode("utf-8", "replace")
    except (OSError, TypeError):
        return []
    every = [line.rstrip("\r") for line in text.split("\n") if line.strip()]
    return every[-lines:]


def find_cause(file, signs=None):
    """The line that names the cause, without the stamp in front; None when none stands out."""
    lines = tail(file, 100000)
    for sign, place in signs or _SIGNS:
        found = [line for line in lines if sign.search(line)]
        if found:
            return _STAMP.sub("", found[place]).strip()
    return None


def end_of_driver(file, code):
    """Why a driver's process ended, in a sentence; ``code`` as Popen tells it."""
    signs = _SIGNS
    if code in (-9, 137):
        how = "Spark's driver was killed (signal 9; often the system, when memory runs out)"
        signs = _FATAL
    elif code in (-15, 143):
        how = "Spark's driver was ended by a signal (15)"
        signs = _FATAL
    else:
        how = "Spark's driver ended with exit code %s" % code
    cause = find_cause(file, signs)
    return how + "." if cause is None else "%s: %s" % (how, cause)


def _remove_oldest(folder):
    # By the last line written: the log of a driver that still runs is not old.
    found = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".log")]
    for old in sorted(found, key=_written, reverse=True)[KEPT:]:
        try:
            os.remove(old)
        except OSError:
            pass


def _written(file):
    try:
        return os.path.getmtime(file)
    except OSError:
        return 0.0


class ClusterConnection:
    """Follows a driver's log for the one thing that only the log tells: a standalone master that is away."""

    _LOST = re.compile(rb"Disconnected from Spark cluster! Waiting for reconnection")
    _FOUND = re.compile(rb"Master has changed, new master is at|Connected to Spark cluster with app ID")

    def __init__(self, file):
        self._file = file
        self._place = 0
        self._lost = False

    def is_lost(self):
        try:
            with open(self._file, "rb") as log:
                log.seek(self._place)
                text = log.read(1 << 20)
        except (OSError, TypeError):
            return False
        whole = text.rfind(b"\n") + 1
        self._place += whole
        for line in text[:whole].split(b"\n"):
            if self._LOST.search(line):
                self._lost = True
            elif self._lost and self._FOUND.search(line):
                self._lost = False
        return self._lost
