"""What stands under the names of a Spark that is gone."""

STOPPED = "Spark was stopped. Start it again with Start Spark in the panel Spark clusters."

# Whose lines are not the person's.
_OTHERS = ("pyspark", "py4j", __name__.partition(".")[0])


def lost(reason):
    """The sentence of a Spark that ended without being asked to."""
    line = reason.split("\n", 1)[0].strip()
    return "Spark was lost: %s Start it again in the panel (Try again)." % (line if line.endswith(".") else line + ".")


class SparkGoneError(RuntimeError):
    """Something was asked of a Spark that was stopped or lost."""

    def _render_traceback_(self):
        """IPython asks for it: the person's own lines, without those that led from them to here."""
        from IPython import get_ipython

        step = self.__traceback__
        while step.tb_next is not None and step.tb_next.tb_frame.f_globals.get("__name__", "").partition(".")[0] not in _OTHERS:
            step = step.tb_next
        step.tb_next = None
        return get_ipython().InteractiveTB.structured_traceback(type(self), self, self.__traceback__)


class Gone:
    """Says so in a plain sentence, however it is used; ``known`` is what it can still be asked."""

    def __init__(self, name, sentence, **known):
        self.__dict__.update(known, _startspark=(name, sentence))

    def __repr__(self):
        return self.__dict__["_startspark"][1]

    def __getattr__(self, name):
        if name.startswith(("_repr_", "_ipython_", "__")):
            # IPython asks every object how it wants to be shown.
            raise AttributeError(name)
        raise SparkGoneError(self.__dict__["_startspark"][1])

    def __setattr__(self, name, value):
        raise SparkGoneError(self.__dict__["_startspark"][1])

    def __call__(self, *args, **kwargs):
        raise SparkGoneError(self.__dict__["_startspark"][1])


def _say(self, *args):
    raise SparkGoneError(self.__dict__["_startspark"][1])


for _name in ("enter", "exit", "iter", "len", "getitem", "contains"):
    setattr(Gone, "__%s__" % _name, _say)
