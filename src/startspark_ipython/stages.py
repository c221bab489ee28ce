"""The stages of one start with their seconds. Each is an observed event, never a timer."""
import time

from . import contract

FIND = "Find Spark and Java"
JVM = "Start the Java process"
CONTEXT = "Start the Spark context"
SESSION = "Open the session"


class StageClock:
    """Not safe for several threads; its owner locks."""

    def __init__(self):
        self._began = {}
        self._took = {}

    def begin(self, name):
        self._began.setdefault(name, time.monotonic())

    def end(self, name):
        self.begin(name)
        self._took.setdefault(name, time.monotonic() - self._began[name])

    def end_all(self):
        for name in self._began:
            self.end(name)

    def snapshot(self):
        moment = time.monotonic()
        return [
            contract.stage(name, round(self._took.get(name, moment - began), 2), name in self._took)
            for name, began in self._began.items()
        ]
