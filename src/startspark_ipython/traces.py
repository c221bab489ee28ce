"""Tracebacks that end where the person's own lines do."""

# Whose lines are not the person's.
_OTHERS = ("pyspark", "py4j", __name__.partition(".")[0])


class OwnLines:
    """For errors that came out of a call to Spark, and of which what led from that call to them tells nothing."""

    def _render_traceback_(self):
        """IPython asks for it."""
        from IPython import get_ipython

        step = self.__traceback__
        while step.tb_next is not None and step.tb_next.tb_frame.f_globals.get("__name__", "").partition(".")[0] not in _OTHERS:
            step = step.tb_next
        step.tb_next = None
        return get_ipython().InteractiveTB.structured_traceback(type(self), self, self.__traceback__)
