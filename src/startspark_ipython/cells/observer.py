"""Hears of each cell's beginning and end."""


class CellObserver:
    """Registered with IPython's events."""

    def __init__(self, kernel, lifecycle):
        self._kernel = kernel
        self._lifecycle = lifecycle

    def register(self):
        events = self._kernel.shell.events
        events.register("pre_run_cell", self._started)
        events.register("post_run_cell", self._finished)

    def _started(self, info):
        pass

    def _finished(self, result):
        self._lifecycle.look()
