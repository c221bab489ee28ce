"""While the rendered code runs, a client that PySpark makes of a Spark Connect server is known here from its first moment.

PySpark itself tries an address at which nobody is for ten minutes, and keeps a session that did not come about.
"""
import contextlib

from ..drivers.problem import StartProblem
from ..sessions.connect_server import ConnectServer

# A wrong address is far likelier than a server that takes longer.
_FIRST_CONTACT = 4.0


class ConnectPatch:
    """Entered before the rendered code runs, left after it."""

    def __init__(self, launch):
        self._launch = launch
        self._exits = contextlib.ExitStack()

    def __enter__(self):
        from pyspark.sql.connect.client.core import SparkConnectClient

        plain = SparkConnectClient.__init__

        def client_init(client, *args, **kwargs):
            plain(client, *args, **kwargs)
            self._launch.client = client
            _require_answer(client)

        SparkConnectClient.__init__ = client_init
        self._exits.callback(setattr, SparkConnectClient, "__init__", plain)
        return self

    def __exit__(self, *error):
        self._exits.close()


def _require_answer(client):
    import grpc

    server = ConnectServer(client)
    try:
        server.version(_FIRST_CONTACT)
    except grpc.RpcError as error:
        raise StartProblem(server.why(error), detail=error.details() or "") from error
