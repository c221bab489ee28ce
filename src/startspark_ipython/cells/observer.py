"""Hears of each cell's beginning and end, and of the Sparks that it makes."""
import threading

from .cell import Cell
from .creation import watch


class CellObserver:
    """Registered with IPython's events; a cell without a Spark costs nothing."""

    def __init__(self, kernel, lifecycle):
        self._kernel = kernel
        self._lifecycle = lifecycle
        self._running = False

    def register(self):
        events = self._kernel.shell.events
        events.register("pre_run_cell", self._started)
        events.register("post_run_cell", self._finished)
        watch(self._given)

    def _started(self, info):
        self._running = True
        self._begin()

    def _given(self):
        """In the middle of a cell: what it has made is shown, and its work is the cell's from now on."""
        if self._running and threading.current_thread() is threading.main_thread():
            self._lifecycle.look()
            if self._lifecycle.cell is None or self._lifecycle.cell.spark is not self._lifecycle.spark:
                self._end()
                self._begin()

    def _finished(self, result):
        self._running = False
        cell = self._end()
        if cell is not None and getattr(result, "error_in_exec", None) is not None:
            self._lifecycle.cell_failed(cell.spark, result.error_in_exec)
        self._lifecycle.look()

    def _begin(self):
        spark = self._lifecycle.spark
        if spark is None:
            return
        parent = self._kernel.get_parent("shell") if hasattr(self._kernel, "get_parent") else self._kernel._parent_header
        cell = Cell(parent.get("header", {}).get("msg_id", ""), spark, self._lifecycle.progress)
        cell.begin()
        self._lifecycle.cell = cell

    def _end(self):
        cell, self._lifecycle.cell = self._lifecycle.cell, None
        if cell is not None:
            cell.end()
        return cell
