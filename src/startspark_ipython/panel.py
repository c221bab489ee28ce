"""Reads what the panel says and hands it to the lifecycle; every message is answered by the state as it is."""
from . import contract


class Panel:
    """The listener of the comms."""

    def __init__(self, lifecycle, comms):
        self._lifecycle = lifecycle
        self._comms = comms

    def opened(self, comm_id, msg):
        self._comms.send(comm_id, self._lifecycle.status, msg)

    def received(self, comm_id, data, msg):
        kind = data.get("type") if isinstance(data, dict) else None
        try:
            if kind == "start":
                self._lifecycle.start(contract.StartRequest(data))
            elif kind == "cancel":
                self._lifecycle.cancel()
            elif kind == "stop":
                self._lifecycle.stop(lambda jobs: self._comms.send(comm_id, contract.busy(jobs), msg) if data.get("ask") else None,
                                     ask=bool(data.get("ask")))
            else:
                # A type of a later version is answered too: the sender learns the truth and nothing breaks.
                self._comms.send(comm_id, self._lifecycle.status, msg)
        except contract.BadRequest as problem:
            self._lifecycle.refuse("The panel sent a message that this kernel cannot read.", str(problem))
