"""Watches the Spark that runs, from a thread of its own: is it there, does it wait, how far is the cell's work."""
import threading

_TICK = 0.25
_ASK_EVERY = 4


class Monitor(threading.Thread):
    """Begins with the first Spark and lives as long as the kernel."""

    def __init__(self, lifecycle):
        super().__init__(name="startspark-monitor", daemon=True)
        self._lifecycle = lifecycle
        self._watched = None
        self._ticks = 0
        self._ends_seen = 0

    def run(self):
        pause = threading.Event()
        while not pause.wait(_TICK):
            spark = self._lifecycle.spark
            if spark is not self._watched:
                self._watched, self._ticks, self._ends_seen = spark, 0, 0
            if spark is None:
                continue
            try:
                self._look_at(spark)
            except Exception:
                # Whatever could not be asked now is asked again; a Spark that answers no more is found by its process.
                pass

    def _look_at(self, spark):
        self._ticks += 1
        reason = spark.trouble()
        if reason is None and self._ticks % _ASK_EVERY == 0:
            reason = self._ask(spark)
        if reason is not None:
            self._lifecycle.lost(spark, reason)
            return
        cell = self._lifecycle.cell
        if cell is not None and cell.spark is spark:
            spark.report_progress(cell)

    def _ask(self, spark):
        if spark.has_ended():
            # A cell that stops its Spark is seen here half way; that one is gone for Python too by the next look.
            self._ends_seen += 1
            return spark.why_ended() if self._ends_seen > 1 and spark.is_current() else None
        self._ends_seen = 0
        self._lifecycle.noted(spark.waits_for())
        return None
