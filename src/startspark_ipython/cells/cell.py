"""One run of a cell while a Spark is there: its tag in Spark, its interrupt, its progress."""
import signal
import threading
import time

from .. import contract
from ..interrupts import Interrupted, PutOff, interrupt_main

_QUIET = 0.3
_PAUSE = 0.25
_BETWEEN_JOBS = 1.0
# A query that was being planned when the interrupt came submits its job a moment later.
_CANCEL_AGAIN = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5)


class Cell:
    """Made and ended on the main thread; its progress is told from the monitor's, or a query's own."""

    def __init__(self, message_id, spark, tell):
        self.message_id = message_id
        # Spark takes no comma in a tag, and front ends choose their ids freely.
        self.tag = "cell-" + message_id.replace(",", "-")
        self.spark = spark
        self._tell = tell
        self._gate = threading.Lock()
        self._over = False
        self._shown = False
        self._began = time.monotonic()
        self._told = 0.0
        self._worked = 0.0
        self._plain_handler = None
        self._put_off = PutOff()

    def begin(self):
        try:
            self.spark.enter_cell(self)
        except Exception:
            # A Spark that dies at this moment is the monitor's matter, and the cell's own when it asks it something.
            pass
        if threading.current_thread() is threading.main_thread():
            plain = signal.getsignal(signal.SIGINT)
            # PySpark's own, which comes with a context, asks on the very line on which an answer is waited for.
            of_pyspark = str(getattr(plain, "__module__", "")).startswith("pyspark.")
            self._plain_handler = signal.default_int_handler if of_pyspark else plain
            signal.signal(signal.SIGINT, self._interrupted)

    def end(self):
        if self._plain_handler is not None and signal.getsignal(signal.SIGINT) == self._interrupted:
            signal.signal(signal.SIGINT, self._plain_handler)
        with self._gate:
            self._over = True
            if self._shown:
                self._tell(contract.progress(self.message_id, []))
        try:
            self.spark.leave_cell(self)
        except Exception:
            pass

    def report(self, stages, job_url):
        """Tells how far it is, five times a second at most; no stages mean that no job runs at this moment."""
        moment = time.monotonic()
        with self._gate:
            if self._over or moment - self._began < _QUIET or moment - self._told < _PAUSE:
                return
            if stages:
                self._shown, self._told, self._worked = True, moment, moment
                self._tell(contract.progress(self.message_id, stages, job_url))
            elif self._shown and moment - self._worked > _BETWEEN_JOBS:
                self._shown, self._told = False, moment
                self._tell(contract.progress(self.message_id, []))

    def _interrupted(self, number, frame):
        """Cancels the cell's jobs, which an interrupt alone would leave at work; then goes on as Python does."""
        __tracebackhide__ = True
        if self._put_off.takes(frame, self._interrupt_again):
            return
        threading.Thread(target=self._cancel, name="startspark-cancel", daemon=True).start()
        plain = self._plain_handler
        if plain is signal.default_int_handler:
            self.spark.abandon_call()
            raise Interrupted
        if callable(plain):
            plain(number, frame)
        elif plain != signal.SIG_IGN:
            raise KeyboardInterrupt

    def _interrupt_again(self):
        with self._gate:
            over = self._over
        if not over:
            interrupt_main()

    def _cancel(self):
        for pause in _CANCEL_AGAIN:
            time.sleep(pause)
            try:
                self.spark.cancel(self.tag)
            except Exception:
                return
