"""Interrupts of the main thread, and the moments at which one would do harm."""
import _thread
import signal
import threading

from .traces import OwnLines

_PUT_OFF = 0.01
_PUT_OFF_LIMIT = 100


def interrupt_main():
    """As the interrupt button does; a signal to this very thread also wakes it from a wait."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        _thread.interrupt_main()


class Interrupted(OwnLines, KeyboardInterrupt):
    """Python's own, shown at the line of the person's that was at work."""


# Whoever reads the name of what a cell ended by knows that one.
Interrupted.__name__ = Interrupted.__qualname__ = KeyboardInterrupt.__name__


class PutOff:
    """Puts off an interrupt that would leave a lock taken for ever; it comes again a moment later, until it came a hundred times."""

    def __init__(self):
        self._times = 0

    def takes(self, frame, again):
        """Whether the interrupt that came in that frame is put off; ``again`` sends it anew."""
        if not is_at_lock(frame) or self._times >= _PUT_OFF_LIMIT:
            self._times = 0
            return False
        self._times += 1
        timer = threading.Timer(_PUT_OFF, again)
        timer.daemon = True
        timer.start()
        return True


def is_at_lock(frame):
    """Whether a condition of the standard library is just taking or giving back its lock in that frame or around it.

    `with` takes care of interrupts for locks written in C. A `Condition` is Python: what is raised in its `__enter__` after
    the lock is taken, or in its `__exit__` before it is given back, leaves it taken. gRPC guards a channel with one, so that
    after such an interrupt no call of a Spark Connect session would ever return.
    """
    while frame is not None:
        if frame.f_code.co_name in ("__enter__", "__exit__") and frame.f_globals.get("__name__") == "threading":
            return True
        frame = frame.f_back
    return False
