"""Watches the Spark that runs, from a thread of its own."""
import threading

from . import contract

_TICK = 0.25
_ASK_EVERY = 4


class Monitor(threading.Thread):
    """Begins with the first Spark and lives as long as the kernel."""

    def __init__(self, lifecycle):
        super().__init__(name="startspark-monitor", daemon=True)
        self._lifecycle = lifecycle

    def run(self):
        pause = threading.Event()
        ticks = 0
        stopped = 0
        while not pause.wait(_TICK):
            ticks += 1
            spark = self._lifecycle.spark
            if spark is None:
                stopped = 0
                continue
            reason = spark.trouble()
            if reason is not None:
                self._lifecycle.lost(spark, reason)
