"""Hears of each cell's beginning and end."""
from .cell import Cell


class CellObserver:
    """Registered with IPython's events; a cell without a Spark costs nothing."""

    def __init__(self, kernel, lifecycle):
        self._kernel = kernel
        self._lifecycle = lifecycle

    def register(self):
        events = self._kernel.shell.events
        events.register("pre_run_cell", self._started)
        events.register("post_run_cell", self._finished)

    def _started(self, info):
        spark = self._lifecycle.spark
        if spark is None:
            return
        parent = self._kernel.get_parent("shell") if hasattr(self._kernel, "get_parent") else self._kernel._parent_header
        cell = Cell(parent.get("header", {}).get("msg_id", ""), spark, self._lifecycle.progress)
        cell.begin()
        self._lifecycle.cell = cell

    def _finished(self, result):
        cell, self._lifecycle.cell = self._lifecycle.cell, None
        if cell is not None:
            cell.end()
            if getattr(result, "error_in_exec", None) is not None:
                self._lifecycle.cell_failed(cell.spark, result.error_in_exec)
        self._lifecycle.look()
