"""What a config's code sets in the environment goes with that config."""
import contextlib
import os


class ConfigVariables:
    """Remembers the variables that the code of a start has set, and what they were before."""

    def __init__(self):
        self._set = {}

    @contextlib.contextmanager
    def remembered(self):
        """Around the code."""
        before = dict(os.environ)
        try:
            yield
        finally:
            after = dict(os.environ)
            changed = (name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
            self._set = {name: (before.get(name), after.get(name)) for name in changed}

    def restore(self):
        """Before the next code; what a cell has changed since is the person's."""
        for name, (before, value) in self._set.items():
            if os.environ.get(name) == value:
                assign(name, before)
        self._set = {}


def assign(name, value):
    """Sets a variable, or removes it."""
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
