"""The comm of the panel on the control channel, so that a running cell or a starting Spark never blocks it."""
import threading

from . import contract

_TYPES = ("comm_open", "comm_msg", "comm_close")


class Comms:
    """The open comms of our target. What comes for others goes to whoever handled it before us."""

    def __init__(self, kernel):
        self._kernel = kernel
        self._open = {}
        self._gate = threading.Lock()
        self.listener = None

    @property
    def any_open(self):
        return bool(self._open)

    def register(self):
        """Stands before the handlers of both channels; a panel without a control channel is served between cells."""
        for handlers in (self._kernel.control_handlers, self._kernel.shell_handlers):
            for kind in _TYPES:
                handlers[kind] = self._chained(kind, handlers.get(kind))

    def broadcast(self, message, parent=None):
        """Tells every open comm."""
        with self._gate:
            ids = list(self._open)
        for comm_id in ids:
            self.send(comm_id, message, parent)

    def send(self, comm_id, message, parent=None):
        """Tells one comm. Safe from any thread: ipykernel hands iopub messages over to a thread of its own."""
        with self._gate:
            self._kernel.session.send(
                self._kernel.iopub_socket,
                "comm_msg",
                {"comm_id": comm_id, "data": message},
                parent=parent,
                ident=("comm-" + comm_id).encode(),
            )

    def _chained(self, kind, plain):
        take = getattr(self, "_" + kind)

        def handler(stream, ident, msg):
            if not take(msg) and plain is not None:
                return plain(stream, ident, msg)
            return None

        return handler

    def _comm_open(self, msg):
        content = msg["content"]
        if content.get("target_name") != contract.TARGET:
            return False
        with self._gate:
            self._open[content["comm_id"]] = True
        self.listener.opened(content["comm_id"], msg)
        return True

    def _comm_msg(self, msg):
        content = msg["content"]
        if content.get("comm_id") not in self._open:
            return False
        self.listener.received(content["comm_id"], content.get("data") or {}, msg)
        return True

    def _comm_close(self, msg):
        with self._gate:
            return self._open.pop(msg["content"].get("comm_id"), None) is not None
