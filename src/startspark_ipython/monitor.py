"""Watches the Spark that runs, from a thread of its own: is it there, does it wait, how far is the cell's work."""
import threading
import time

_TICK = 0.25
# A little less than two ticks, so that it is two and never three.
_ASK_EVERY = 0.45


class Monitor(threading.Thread):
    """Begins with the first Spark and lives as long as the kernel."""

    def __init__(self, lifecycle):
        super().__init__(name="startspark-monitor", daemon=True)
        self._lifecycle = lifecycle
        self._watched = None
        self._ask_at = 0.0
        self._ended = False

    def run(self):
        pause = threading.Event()
        while not pause.wait(_TICK):
            spark = self._lifecycle.spark
            if spark is not self._watched:
                self._watched, self._ask_at, self._ended = spark, 0.0, False
            if spark is None:
                continue
            try:
                self._look_at(spark)
            except Exception:
                # Whatever could not be asked now is asked again; a Spark that answers no more is found by its process.
                pass

    def _look_at(self, spark):
        reason = spark.trouble()
        if reason is None and time.monotonic() >= self._ask_at:
            reason = self._ask(spark)
        if reason is not None:
            self._lifecycle.lost(spark, reason)
            return
        cell = self._lifecycle.cell
        if cell is not None and cell.spark is spark and self._lifecycle.watched:
            spark.report_progress(cell)

    def _ask(self, spark):
        seen, self._ended = self._ended, spark.has_ended()
        self._ask_at = time.monotonic() + (spark.asked_again_after if self._ended else _ASK_EVERY)
        if self._ended:
            # A cell that stops its Spark is seen here half way; that one is gone for Python too by the next look.
            return spark.why_ended() if seen and spark.is_current() else None
        self._lifecycle.noted(spark.waits_for())
        return None
