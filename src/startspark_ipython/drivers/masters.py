"""Asks whether a master's address answers at all: Spark itself takes a minute to give up on one that does not."""
import socket
import threading
from urllib.parse import urlsplit

from .problem import StartProblem

_LIMIT = 4.0


class MasterCheck:
    """Tries the addresses of a master while the JVM starts. Masters without an address pass."""

    def __init__(self, master):
        self._master = master
        self._troubles = {}
        addresses = addresses_of(master)
        self._threads = [threading.Thread(target=self._try, args=address, daemon=True) for address in addresses]
        for thread in self._threads:
            thread.start()

    def require(self):
        """Raises a sentence for the user when none of the addresses takes a connection."""
        for thread in self._threads:
            thread.join()
        if self._threads and len(self._troubles) == len(self._threads):
            raise StartProblem(
                "The master %s does not answer: %s." % (self._master, next(iter(self._troubles.values()))),
                "Check that it runs, its host and port, and that this machine can reach it.")

    def _try(self, host, port):
        try:
            socket.create_connection((host, port), _LIMIT).close()
        except socket.timeout:
            self._troubles[host, port] = "no connection to %s:%d within %d s" % (host, port, _LIMIT)
        except OSError as error:
            self._troubles[host, port] = error.strerror or str(error)


def addresses_of(master):
    """Host and port of each address in spark://a:7077,b:7077 or k8s://https://host:6443."""
    if master.startswith("spark://"):
        return [_read("spark://" + part, master, 7077) for part in master[len("spark://"):].split(",")]
    if master.startswith("k8s://"):
        server = master[len("k8s://"):]
        return [_read(server if "://" in server else "https://" + server, master, 443)]
    return []


def _read(address, master, default):
    try:
        parts = urlsplit(address)
        if parts.hostname:
            return parts.hostname, parts.port or default
    except ValueError:
        pass
    raise StartProblem(
        "The master %s has no host and port that can be read." % master,
        "It looks like spark://host:7077 or k8s://https://host:6443.")
