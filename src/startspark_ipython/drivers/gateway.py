"""A JVM with a Py4J gateway and no Spark in it yet. It belongs to this process and ends with it, by whatever death."""
import os
import shutil
import struct
import subprocess
import tempfile
import threading
import time
import weakref

from . import java, jvm, logs, properties
from .problem import StartProblem

_LOOK = 0.005
_SUDDEN_DEATH = 1.5
_LAST_WORDS = 1.0

# A small program beside the JVM that reads the same stdin. When this kernel is gone the pipe ends: the watcher asks the
# JVM to go, so that Spark removes its scratch folders, and kills it if it stays. It kills its own parent only, which it
# is told, since that of a JVM that died at once would be whoever adopts orphans.
_WATCHER = """
owner=$1
trap '' INT QUIT TERM HUP
read -r _
rm -rf "$0"
mine() {
  if [ -r /proc/$$/stat ]; then read -r _ _ _ parent _ < /proc/$$/stat; else parent=$(ps -o ppid= -p $$ | tr -d ' '); fi
  [ "$parent" = "$owner" ]
}
mine && kill -TERM "$owner"
i=0
while [ $i -lt 15 ]; do mine || exit 0; sleep 0.2 || { sleep 1; i=$((i+4)); }; i=$((i+1)); done
mine && kill -KILL "$owner"
"""

# Ctrl-C is meant for the notebook; the shell then becomes the JVM, so that the process id is the JVM's.
_STARTER = """
trap '' INT
watcher=$1 log=$2 private=$3
shift 3
exec 3<&0
sh -c "$watcher" "$private" $$ <&3 >/dev/null 2>&1 3<&- &
exec "$@" 3<&- >>"$log" 2>&1
"""


class Gateway:
    """One JVM, from the start of its process to its end."""

    def __init__(self, java_home, environment, command, settings, log_file):
        self.log_file = log_file
        self.port = None
        self.secret = None
        self._closing = threading.Lock()
        self._folder = tempfile.mkdtemp(prefix="startspark-")
        self._connection = os.path.join(self._folder, "connection")
        self._started = time.monotonic()
        self._uses_archive = command.uses_archive
        arguments = [
            java.executable(java_home),
            "@" + self._private("java.args", jvm.argument_file(command.arguments)),
            "org.apache.spark.deploy.SparkSubmit",
            "--properties-file", self._private("spark.properties", properties.write(settings)),
            "--load-spark-defaults",
            "pyspark-shell",
        ]
        variables = dict(environment, _PYSPARK_DRIVER_CONN_INFO_PATH=self._connection)
        if os.name == "nt":
            with open(log_file, "ab") as log:
                self.process = subprocess.Popen(
                    arguments, env=variables, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT,
                    creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)
        else:
            starter = ["/bin/sh", "-c", _STARTER, "sh", _WATCHER, log_file, self._folder]
            self.process = subprocess.Popen(
                starter + arguments, env=variables, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _keep_from_children(self)

    def wait_open(self):
        """Returns when the gateway takes commands; raises when the JVM ended instead."""
        while not os.path.isfile(self._connection):
            if self.process.poll() is not None:
                self.close(0)
                raise GatewayDied(self.log_file, self.process.returncode, self._uses_archive and time.monotonic() - self._started < _SUDDEN_DEATH)
            time.sleep(_LOOK)
        # Spark writes the file under another name and renames it, so what is there is whole.
        with open(self._connection, "rb") as file:
            self.port, length = struct.unpack(">ii", file.read(8))
            self.secret = file.read(length).decode()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def alive(self):
        return self.process.poll() is None

    def close(self, grace):
        """Lets go of the JVM, which makes it end in order; kills it when it has not after the grace. Safe from any thread."""
        with self._closing:
            try:
                self.process.stdin.close()
            except OSError:
                pass
            try:
                self.process.wait(grace)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            # The watcher beside it waited at the same pipe and has removed the folder, if it was there first.
            shutil.rmtree(self._folder, ignore_errors=True)

    def kill(self):
        """Ends a JVM that nobody needs: in order if it is quick about it, so that it takes its scratch folders along."""
        self.close(_LAST_WORDS)

    def _private(self, name, text):
        path = os.path.join(self._folder, name)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        return path


def _keep_from_children(gateway):
    """A child that a cell forks and that outlives the kernel would hold the pipe, and Spark with it."""
    known = weakref.ref(gateway)

    def close():
        mine = known()
        if mine is not None:
            try:
                mine.process.stdin.close()
            except OSError:
                pass

    os.register_at_fork(after_in_child=close)


class GatewayDied(StartProblem):
    """The JVM ended by itself; its log tells why."""

    def __init__(self, log_file, code, by_archive):
        super().__init__(logs.end_of_driver(log_file, code))
        self.by_archive = by_archive
