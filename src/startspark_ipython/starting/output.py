"""The last of what the rendered code wrote; shown only when it fails."""
import sys
import threading

_LONGEST = 8 * 1024


class CapturedOutput:
    """Stands in the place of sys.stdout and sys.stderr for the main thread; others write through to the plain ones."""

    def __init__(self):
        self._main = threading.get_ident()
        self._text = ""
        self._active = False
        self._plain = {}

    def __enter__(self):
        import logging

        self._active = True
        self._handlers = list(logging.root.handlers)
        for name in ("stdout", "stderr"):
            self._plain[name] = getattr(sys, name)
            setattr(sys, name, _Stream(self, self._plain[name]))
        return self

    def __exit__(self, *_):
        import logging

        self._active = False
        for name, plain in self._plain.items():
            setattr(sys, name, plain)
        # The first line logged makes a handler for ever, and ours would be its stream.
        logging.root.handlers[:] = [handler for handler in logging.root.handlers if handler in self._handlers]

    @property
    def lines(self):
        return [line.rstrip() for line in self._text.split("\n") if line.strip()]

    def takes(self):
        return self._active and threading.get_ident() == self._main

    def add(self, text):
        self._text = (self._text + text)[-_LONGEST:]


class _Stream:
    def __init__(self, capture, plain):
        self._capture = capture
        self._plain = plain

    def write(self, text):
        if self._capture.takes():
            self._capture.add(text)
            return len(text)
        return self._plain.write(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __getattr__(self, name):
        return getattr(self._plain, name)
