"""Moments at which an exception out of nowhere would leave a lock taken for ever."""


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
