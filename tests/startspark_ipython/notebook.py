"""A real ipykernel with the extension, as the server starts it, and a panel that listens to it."""
import fcntl
import glob
import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGE = os.path.join(ROOT, "src", "startspark_ipython")
SPARK_HOME = os.environ.get("STARTSPARK_TEST_SPARK", "")
WHEELS = os.path.join(ROOT, "..", "shared", "wheels")

LOCAL = """
from pyspark.sql import SparkSession

spark = (
    SparkSession.builder
    .master("local[2]")
    .appName("test")
    .config("spark.ui.enabled", "false")
    .getOrCreate()
)
sc = spark.sparkContext
"""


class Notebook:
    """One kernel process with its channels; every wait has a limit that is a failure."""

    def __init__(self, python=sys.executable, hook=True, environment=None, arguments=("-m", "ipykernel_launcher")):
        self.home = tempfile.mkdtemp(prefix="startspark-python-")
        class_data = os.environ.get("STARTSPARK_TEST_CLASS_DATA")
        if class_data:
            # Made by a C# kernel's start; without it each start of a fresh home takes twice as long.
            os.symlink(class_data, os.path.join(self.home, "cds"))
        file, _ = write_connection_file(os.path.join(self.home, "kernel.json"), ip="127.0.0.1")
        variables = dict(os.environ, STARTSPARK_HOME=self.home, IPYTHONDIR=os.path.join(self.home, "ipython"))
        for name in ("SPARK_HOME", "PYTHONPATH", "PYTHONSTARTUP"):
            variables.pop(name, None)
        variables.update(environment or {})
        if hook:
            entries = [os.path.join(PACKAGE, "hook"), variables.get("PYTHONPATH", "")]
            variables["PYTHONPATH"] = os.pathsep.join(entry for entry in entries if entry)
        self.output = os.path.join(self.home, "kernel.out")
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen(
                [python, *arguments, "-f", file], env=variables, cwd=self.home,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                # What a shell puts into the background ignores Ctrl-C, and so would the kernel.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.client = BlockingKernelClient()
        self.client.load_connection_file(file)
        self.client.start_channels(hb=False)
        self._messages = []
        self._arrived = threading.Condition()
        self._listening = True
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._await_ready(90)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._listening = False
        self._listener.join()
        self.client.stop_channels()
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    # Messages.

    def _await_ready(self, limit):
        end = time.monotonic() + limit
        while True:
            place, asked = self.mark(), self.client.kernel_info()
            try:
                # Its publications arrive too: nothing said from now on is missed.
                self.wait(lambda m: m["parent_header"].get("msg_id") == asked, 0.5, place)
                return
            except AssertionError:
                if time.monotonic() > end or self.process.poll() is not None:
                    self.close()
                    raise

    def _listen(self):
        while self._listening:
            try:
                message = self.client.get_iopub_msg(timeout=0.1)
            except queue.Empty:
                continue
            message["arrived"] = time.monotonic()
            with self._arrived:
                self._messages.append(message)
                self._arrived.notify_all()

    def mark(self):
        """A place in the stream of messages."""
        with self._arrived:
            return len(self._messages)

    def wait(self, accepts, limit, since=0, what="a message"):
        """The first message from a place on that fits; fails after the limit."""
        end = time.monotonic() + limit
        place = since
        with self._arrived:
            while True:
                while place < len(self._messages):
                    message = self._messages[place]
                    place += 1
                    if accepts(message):
                        return message
                left = end - time.monotonic()
                if left <= 0 or not self._arrived.wait(left):
                    raise AssertionError("%s did not come within %s s; the last ones: %s\n%s" % (
                        what, limit, self._tell(self._messages[-12:]), self._words()))

    def _words(self):
        with open(self.output, errors="replace") as output:
            return output.read()[-3000:]

    def messages(self, since=0):
        with self._arrived:
            return self._messages[since:]

    @staticmethod
    def _tell(messages):
        return json.dumps([(m["msg_type"], m["content"]) for m in messages], default=str)[-4000:]

    # Cells.

    def send_cell(self, code, **options):
        # Else the cell that follows a failing one may be passed over, if it comes soon.
        options.setdefault("stop_on_error", False)
        return self.client.execute(code, **options)

    def running_cell(self, code):
        """A cell that runs when this returns: what is sent on the control channel now comes after its beginning."""
        place = self.mark()
        cell = self.send_cell(code)
        self.wait(lambda m: m["msg_type"] == "execute_input" and m["parent_header"].get("msg_id") == cell, 10, place, "the beginning of the cell")
        return cell

    def wait_cell(self, cell, limit=120):
        """The outcome of a cell: its text, its value, its error."""
        self.wait(
            lambda m: m["msg_type"] == "status" and m["content"]["execution_state"] == "idle" and m["parent_header"].get("msg_id") == cell,
            limit, what="the end of the cell")
        return Outcome([m for m in self.messages() if m["parent_header"].get("msg_id") == cell])

    def cell(self, code, limit=120, **options):
        return self.wait_cell(self.send_cell(code, **options), limit)

    def value(self, code, limit=120):
        """The value of an expression, by its text; the cell must succeed."""
        outcome = self.cell(code, limit)
        if outcome.error:
            raise AssertionError("%s raised %s: %s" % (code, outcome.error["ename"], outcome.error["evalue"]))
        return outcome.value

    def interrupt(self):
        os.killpg(self.process.pid, signal.SIGINT)

    # The panel.

    def control(self, kind, content):
        message = self.client.session.msg(kind, content)
        self.client.control_channel.send(message)
        return message["header"]["msg_id"]

    def open_panel(self, limit=3):
        self.comm = uuid.uuid4().hex
        place = self.mark()
        self.control("comm_open", {"comm_id": self.comm, "target_name": "startspark", "data": {"v": 1}})
        return self.wait_status(limit=limit, since=place)

    def tell(self, kind, **members):
        place = self.mark()
        self.control("comm_msg", {"comm_id": self.comm, "data": dict(members, v=1, type=kind)})
        return place

    def start(self, code=LOCAL, wait=True, settings=None, limit=300, **launch):
        launch.setdefault("sparkHome", SPARK_HOME)
        place = self.tell("start", config="test", code=code, shown=code, settings=settings, launch=launch)
        if not wait:
            return place
        status = self.wait_status("running", "failed", limit=limit, since=place)
        if status["state"] != "running":
            raise AssertionError("Spark did not start: %s" % json.dumps(status["error"], indent=1))
        return status

    def stop(self, limit=20):
        return self.wait_status("idle", limit=limit, since=self.tell("stop"))

    def wait_stage(self, name, since, limit=120):
        """Returns when a stage of a start has begun."""
        self.wait(lambda m: any(stage["name"] == name for stage in (_data(m) or {}).get("stages", ())), limit, since, name)

    def status(self):
        """The state as it is."""
        return self.wait_status(since=self.tell("status"))

    def wait_status(self, *states, limit=10, since=0, **members):
        """The first status of such a state."""
        def fits(message):
            data = _data(message)
            return (data is not None and data.get("type") == "status" and (not states or data["state"] in states)
                    and all(data.get(name) == value for name, value in members.items()))

        return _data(self.wait(fits, limit, since, "status %s %s" % ("/".join(states), members or "")))

    def states(self, since=0):
        """The states told, each change once."""
        told = [_data(m)["state"] for m in self.messages(since) if (_data(m) or {}).get("type") == "status"]
        return [state for place, state in enumerate(told) if place == 0 or told[place - 1] != state]

    def progress(self, since=0):
        return [(m["arrived"], _data(m)) for m in self.messages(since) if (_data(m) or {}).get("type") == "progress"]

    def java(self):
        """The JVMs of this kernel, alive, wherever they were adopted since."""
        return processes_of(self.home, "java")


class Outcome:
    def __init__(self, messages):
        self.text = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")
        self.errors = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream" and m["content"]["name"] == "stderr")
        self.error = next((m["content"] for m in messages if m["msg_type"] == "error"), None)
        results = [m["content"] for m in messages if m["msg_type"] == "execute_result"]
        self.value = results[0]["data"]["text/plain"] if results else None
        self.count = results[0]["execution_count"] if results else None
        self.kinds = [m["msg_type"] for m in messages]

    @property
    def libraries(self):
        """The files of others that the traceback leads through."""
        return re.findall(r"\S*(?:site-packages|dist-packages|pyspark|py4j|startspark_ipython)/\S*", "".join(self.error["traceback"]))


def is_progress(message):
    return (_data(message) or {}).get("type") == "progress"


def _data(message):
    if message["msg_type"] != "comm_msg":
        return None
    data = message["content"].get("data")
    return data if isinstance(data, dict) else None


def spark_python_path():
    """What makes the PySpark of the Spark folder importable."""
    python = os.path.join(SPARK_HOME, "python")
    return os.pathsep.join([python] + glob.glob(os.path.join(python, "lib", "py4j-*-src.zip")))


def python_with_packages():
    """A Python beside this one that has pandas, pyarrow and the packages of a Connect client; made once per machine."""
    folder = os.path.join(os.path.expanduser("~"), ".local", "share", "startspark-tests", "python-%d.%d" % sys.version_info[:2])
    python = os.path.join(folder, "bin", "python")
    packages = ["pandas", "pyarrow", "numpy", "grpcio", "grpcio-status", "googleapis-common-protos", "zstandard"]
    os.makedirs(folder, exist_ok=True)
    with open(folder + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(os.path.join(folder, "complete")):
            subprocess.run([sys.executable, "-m", "venv", "--clear", "--system-site-packages", folder], check=True)
            # A machine without the folder of wheels asks its own registry.
            source = ["--no-index", "--find-links", WHEELS] if os.path.isdir(WHEELS) else []
            subprocess.run([python, "-m", "pip", "install", "-q", *source, *packages], check=True)
            open(os.path.join(folder, "complete"), "w").close()
    return python


def processes_of(home, program=None):
    """Live processes that were started with this STARTSPARK_HOME."""
    found = []
    wanted = ("STARTSPARK_HOME=" + home).encode()
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/environ" % name, "rb") as file:
                if wanted not in file.read().split(b"\0"):
                    continue
            with open("/proc/%s/stat" % name) as file:
                kind, _, rest = file.read().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if rest.split()[0] not in "ZX" and (program is None or kind == program):
            found.append(int(name))
    return found


def wait_gone(find, limit):
    """Waits until no process is found any more."""
    end = time.monotonic() + limit
    while True:
        left = find()
        if not left:
            return
        if time.monotonic() > end:
            lines = []
            for process in left:
                try:
                    with open("/proc/%d/cmdline" % process, "rb") as file:
                        lines.append(file.read().replace(b"\0", b" ").decode(errors="replace")[:200])
                except OSError:
                    pass
            raise AssertionError("still alive after %s s: %s" % (limit, lines))
        time.sleep(0.02)
