"""What stands under the names of a Spark that is gone."""
from ..traces import OwnLines

STOPPED = "Spark was stopped. Start it again with Start Spark in the panel Spark clusters."


def lost(reason):
    """The sentence of a Spark that ended without being asked to."""
    line = reason.split("\n", 1)[0].strip()
    return "Spark was lost: %s Start it again in the panel (Try again)." % (line if line.endswith(".") else line + ".")


class SparkGoneError(OwnLines, RuntimeError):
    """Something was asked of a Spark that was stopped or lost."""


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
