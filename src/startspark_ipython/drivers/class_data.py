"""The archive of the classes a driver loads, which halves its start; shared with the C# side, which names it alike.

It fits one build of Java and one list of jars, by size and time of each. The JVM passes over an archive that is missing,
but a truncated one kills it: so its name holds its length.
"""
import glob
import hashlib
import os

from .logs import startspark_home

_TICKS_OF_1970 = 621355968000000000


class ClassData:
    """The archive for this Java and these jars, whether it exists or not."""

    def __init__(self, java_home, jars):
        identity = [_identity(os.path.join(java_home, "release")), _identity(os.path.join(java_home, "lib", "modules"))]
        identity += [_identity(jar) for jar in jars]
        self.key = hashlib.sha256("".join(identity).encode()).hexdigest()[:24]
        self.folder = os.path.join(startspark_home(), "cds")

    def find_usable(self):
        """The file to start from; None when there is none or it is not whole."""
        if os.environ.get("STARTSPARK_CDS", "").lower() == "off":
            return None
        for file in self._files():
            if file.endswith("-%d.jsa" % os.path.getsize(file)):
                return file
        return None

    def discard(self):
        """Removes the archive."""
        for file in self._files():
            try:
                os.remove(file)
            except OSError:
                pass

    def _files(self):
        return glob.glob(os.path.join(glob.escape(self.folder), self.key + "-*.jsa"))


def _identity(path):
    try:
        found = os.stat(path)
        return "%s|%d|%d\n" % (path, found.st_size, _TICKS_OF_1970 + found.st_mtime_ns // 100)
    except OSError:
        return path + "|\n"
