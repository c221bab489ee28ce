"""Runs the tests of one file and tells each outcome as a line of JSON; how ``dotnet test`` runs them."""
import json
import sys
import time
import unittest


class Report(unittest.TestResult):
    """Each test once, with everything that failed in it."""

    def __init__(self, out):
        super().__init__()
        self._out = out
        self._failed = []

    def startTest(self, test):
        super().startTest(test)
        self._began = time.monotonic()
        self._failed = []

    def addSuccess(self, test):
        if not self._failed:
            self._tell(test, "passed")

    def addFailure(self, test, err):
        self._add(test, err)

    def addError(self, test, err):
        self._add(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._failed.append("%s\n%s" % (subtest, self._exc_info_to_string(err, test)))

    def addSkip(self, test, reason):
        self._tell(test, "skipped", reason)

    def addUnexpectedSuccess(self, test):
        self._tell(test, "failed", "It was expected to fail.")

    def stopTest(self, test):
        if self._failed:
            self._tell(test, "failed", "\n".join(self._failed))
            self._failed = []
        super().stopTest(test)

    def _add(self, test, err):
        text = self._exc_info_to_string(err, test)
        if isinstance(test, unittest.TestCase):
            self._failed.append(text)
        else:
            # What a class sets up for all its tests: none of them ran.
            self._tell(test, "failed", text)

    def _tell(self, test, outcome, text=""):
        name = test.id().split(".", 1)[1] if isinstance(test, unittest.TestCase) else test.id()
        seconds = round(time.monotonic() - getattr(self, "_began", time.monotonic()), 2)
        self._out.write(json.dumps({"test": name, "outcome": outcome, "seconds": seconds, "text": text}) + "\n")
        self._out.flush()


if __name__ == "__main__":
    # What the tests themselves print must not stand between the lines.
    out, sys.stdout = sys.stdout, sys.stderr
    unittest.defaultTestLoader.loadTestsFromName(sys.argv[1]).run(Report(out))
