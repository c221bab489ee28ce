"""A Spark Connect server, asked past PySpark, which would try for ten minutes: every answer has its limit."""
import socket

from .patience import attempt

_LOOK_LIMIT = 1.0


class ConnectServer:
    """Speaks through the client of a session; what gRPC raises is raised."""

    def __init__(self, client):
        self._client = client

    def version(self, seconds):
        """Its Spark's version, which only a server that knows this session tells."""
        request = self._client._analyze_plan_request_with_metadata()
        request.spark_version.SetInParent()
        return self._ask(self._client._stub.AnalyzePlan, request, seconds).spark_version.version

    def settings(self, keys, seconds):
        """The values of those settings that have one."""
        request = self._client._config_request_with_metadata()
        request.operation.get_option.keys.extend(keys)
        return {pair.key: pair.value for pair in self._ask(self._client._stub.Config, request, seconds).pairs if pair.HasField("value")}

    def why(self, error):
        """What keeps it from answering, in the words that the C# kernel has for it."""
        import grpc

        endpoint = getattr(self._client._builder, "endpoint", self._client._builder.host)
        code, details = error.code(), error.details() or ""
        if code == grpc.StatusCode.UNAUTHENTICATED:
            if self._client.token is None:
                return "The Spark Connect server at %s asks for a token. Add it to the address: sc://%s/;token=…" % (endpoint, endpoint)
            return "The Spark Connect server at %s refused the token. Check the token in the address." % endpoint
        if code == grpc.StatusCode.PERMISSION_DENIED:
            return "The Spark Connect server at %s does not permit this: %s" % (endpoint, details)
        if code == grpc.StatusCode.UNIMPLEMENTED:
            return ("What answers at %s is not a Spark Connect server, or one too old for this call "
                    "(Spark 4.0 or later is needed)." % endpoint)
        if code not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED):
            return "The Spark Connect server at %s failed: %s" % (endpoint, details or code.name)
        trouble = _look_at(endpoint)
        if isinstance(trouble, ConnectionRefusedError):
            return ("Nothing listens at %s: the connection was refused. "
                    "Check the address, and that the Spark Connect server is running." % endpoint)
        if isinstance(trouble, socket.gaierror):
            return "The host of the Spark Connect server at %s has no known address. Check its name." % endpoint
        if trouble is not None:
            return ("The Spark Connect server at %s cannot be reached over the network. "
                    "Check the address, the network and firewalls." % endpoint)
        if code == grpc.StatusCode.DEADLINE_EXCEEDED:
            return "The Spark Connect server at %s did not answer in time." % endpoint
        return ("What answers at %s does not speak Spark Connect, or hangs up. "
                "Check the port, use_ssl in the address, and that the server is running." % endpoint)

    def _ask(self, call, request, seconds):
        return call(request, metadata=self._client._builder.metadata(), timeout=seconds)


def _look_at(endpoint):
    """Why nothing takes a connection there, which gRPC does not tell apart; None when something does."""
    host, _, port = endpoint.rpartition(":")
    # A look that takes longer than the limit is itself the trouble.
    found = [TimeoutError()]

    def look():
        try:
            socket.create_connection((host.strip("[]"), int(port)), _LOOK_LIMIT).close()
            found[0] = None
        except (OSError, ValueError) as error:
            found[0] = error

    attempt(look, _LOOK_LIMIT)
    return found[0]
