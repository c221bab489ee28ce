"""Calls to a driver that ends meanwhile: their cell gets a sentence in the place of Py4J's broken connection."""
import logging
import threading

from .gone import SparkGoneError
from .plain import without

# The first letter of what Py4J gives back; an error that is nothing else means that no answer came.
_SUCCESS = "y"
_ERROR = "x"

_thread = threading.local()


class Calls:
    """Stands before the ``send_command`` of a gateway's client."""

    def __init__(self, client, why_gone):
        # Contexts that follow each other in one JVM have the same client.
        self._plain = without(Calls, client.send_command, "_plain")
        self._why_gone = why_gone
        # The sentence of an end that we have ordered, and that fails the calls under way.
        self.ending = None
        client.send_command = self._send
        logging.root.addFilter(_is_news)

    def _send(self, command, *args, **kwargs):
        answer = error = None
        outer, _thread.held = getattr(_thread, "held", None), []
        try:
            answer = self._plain(command, *args, **kwargs)
        except Exception as raised:
            error = raised
        finally:
            held, _thread.held = _thread.held, outer
        if error is not None or isinstance(answer, str) and not answer.startswith(_SUCCESS):
            is_broken = error is not None or answer == _ERROR
            sentence = self.ending or (self._why_gone() if is_broken else None)
            if sentence is not None:
                raise SparkGoneError(sentence) from None
        for record in held:
            logging.root.handle(record)
        if error is not None:
            raise error
        return answer


def _is_news(record):
    """
    Py4J logs an interrupt and a broken connection as errors, traceback and all. The person who pressed the button knows; a
    broken question of our own is nobody's cell's; that of a cell waits until it is known what broke it.
    """
    if record.msg == "KeyboardInterrupt while sending command.":
        return False
    if threading.current_thread().name.startswith("startspark-"):
        return False
    held = getattr(_thread, "held", None)
    if held is None or record.msg != "Exception while sending command.":
        return True
    held.append(record)
    return False
