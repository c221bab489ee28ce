"""A session of a real Spark Connect server."""
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest

from notebook import LOCAL, SPARK_HOME, Notebook, is_progress, python_with_packages
from workloads import SessionWorkloads

STARTED = re.compile(r"Spark Connect server started at: \S+:(\d+)")


# PySpark calls its hooks in turn, and this one comes after ours; without handlers no progress is told.
SENT = """
class Sent:
    def on_execute_plan(self, request):
        print("sent", flush=True)
        return request

spark.clearProgressHandlers()
spark.client._session_hooks.append(Sent())
spark.range(1).selectExpr("java_method('java.lang.Thread', 'sleep', 2000L)").collect()
"""


LONG = "spark.range(10 ** 7).crossJoin(spark.range(10 ** 7)).selectExpr('sum(hash(*))').collect()"


class ConnectServer:
    """Started as an administrator starts one, but for the port, which the system chooses."""

    def __init__(self, python):
        self.folder = tempfile.mkdtemp(prefix="startspark-connect-")
        variables = dict(os.environ, SPARK_HOME=SPARK_HOME, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=python)
        self.process = subprocess.Popen(
            [os.path.join(SPARK_HOME, "bin", "spark-submit"), "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
             "--conf", "spark.connect.grpc.binding.port=0", "--conf", "spark.connect.grpc.binding.address=127.0.0.1",
             "--conf", "spark.ui.enabled=false", "--conf", "spark.connect.progress.reportInterval=200ms", "--master", "local[2]"],
            env=variables, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        said = []
        for line in self.process.stderr:
            said.append(line)
            found = STARTED.search(line)
            if found:
                self.port = int(found.group(1))
                break
        else:
            raise AssertionError("The Connect server did not start:\n%s" % "".join(said[-20:]))
        # Whoever does not read a pipe in the end stops the one who writes.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class ConnectTest(SessionWorkloads, unittest.TestCase):
    """The last test ends the server, so it is named to come last."""

    @classmethod
    def setUpClass(cls):
        python = python_with_packages()
        cls.server = ConnectServer(python)
        cls.addClassCleanup(cls.server.kill)
        cls.notebook = Notebook(python=python)
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()
        cls.remote = "sc://127.0.0.1:%d" % cls.server.port
        cls.code = 'from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.remote("%s").getOrCreate()\n' % cls.remote
        cls.running = cls.start()

    @classmethod
    def start(cls):
        return cls.notebook.start(cls.code, settings={"remote": cls.remote})

    def check_ended(self, cell, sentence):
        """The cell says what became of its Spark, and shows no line that is not its own."""
        outcome = self.notebook.wait_cell(cell, limit=10)
        self.assertIn(sentence, outcome.error["evalue"])
        self.assertNotIn("site-packages", "".join(outcome.error["traceback"]))
        self.assertNotIn("pyspark", "".join(outcome.error["traceback"]))
        self.assertEqual("", outcome.text)

    def test_running_tells_what_the_server_tells(self):
        self.assertRegex(self.running["sparkVersion"], r"^4\.")
        self.assertRegex(self.running["appId"], "^local-")
        self.assertEqual((None, None), (self.running["uiUrl"], self.running["cores"]))
        self.assertNotIn("logFile", self.running)
        self.assertEqual(["Open the session"], [stage["name"] for stage in self.running["stages"]])
        self.assertEqual("'pyspark.sql.connect.session'", self.notebook.value("type(spark).__module__"))

    def test_thousand_partitions_with_progress(self):
        # Told as the server tells it, which is too seldom for tasks that do nothing.
        self.check_thousand_partitions("sum(id + length(repeat(string(id), 200)) * 0) AS s")

    def test_interrupt_ends_the_query_and_the_session_stays(self):
        notebook = self.notebook
        place = notebook.mark()
        cell = notebook.running_cell(LONG)
        notebook.wait(is_progress, 120, place, "progress")
        notebook.interrupt()
        outcome = notebook.wait_cell(cell, limit=1)
        self.assertEqual("KeyboardInterrupt", outcome.error["ename"])
        self.assertEqual([], outcome.libraries)
        self.assertEqual("3", notebook.value("spark.range(3).count()"))

    def test_the_bar_of_a_query_ends_before_its_cell(self):
        notebook = self.notebook
        place = notebook.mark()
        query = "spark.range(0, 10 ** 6, 1, 1000).selectExpr('sum(id + length(repeat(string(id), 200)) * 0) AS s').first()"
        cell = notebook.running_cell(query + "\nimport time\ntime.sleep(600)")
        notebook.wait(lambda m: is_progress(m) and m["content"]["data"]["stages"], 120, place, "progress")
        notebook.wait(lambda m: is_progress(m) and not m["content"]["data"]["stages"], 120, place, "the end of the bar")
        notebook.interrupt()
        notebook.wait_cell(cell)

    def test_a_stop_that_asks_knows_of_a_query_that_has_told_nothing_yet(self):
        notebook = self.notebook
        self.addCleanup(self.start)
        place = notebook.mark()
        cell = notebook.send_cell(SENT)
        notebook.wait(lambda m: m["msg_type"] == "stream", 20, place, "the query's begin")
        place = notebook.tell("stop", ask=True)
        answer = notebook.wait(lambda m: m["msg_type"] == "comm_msg" and m["content"]["data"]["type"] == "busy", 3, place, "busy")
        self.assertEqual(1, answer["content"]["data"]["jobs"])
        self.assertIsNone(notebook.wait_cell(cell).error)

    def test_a_frozen_server_is_lost_within_3_seconds(self):
        notebook = self.notebook
        self.addCleanup(self.start)
        self.addCleanup(self.server.thaw)
        place = notebook.mark()
        self.server.freeze()
        lost = notebook.wait_status("lost", limit=3, since=place)
        self.assertIn("does not answer", lost["error"]["cause"])
        self.assertIn("Spark was lost", notebook.cell("spark.range(1)").error["evalue"])

    def test_a_stop_of_a_frozen_server_leaves_pysparks_lock_free(self):
        notebook = self.notebook
        self.addCleanup(self.start)
        self.addCleanup(self.server.thaw)
        self.server.freeze()
        notebook.stop(limit=10)
        self.assertEqual("True", notebook.value(
            "from pyspark.sql.connect.session import SparkSession as Session\n"
            "taken = Session._lock.acquire(timeout=3)\nif taken:\n    Session._lock.release()\ntaken"))

    def test_stop_ends_the_session_and_another_can_be_had(self):
        notebook = self.notebook
        notebook.cell("table = spark.range(3)")
        place, query = notebook.mark(), notebook.running_cell(LONG)
        notebook.wait(is_progress, 120, place, "progress")
        notebook.stop()
        self.check_ended(query, "Spark was stopped. Start it again")
        for use in ("spark.range(1)", "table.count()"):
            self.assertIn("Spark was stopped", notebook.cell(use).error["evalue"], use)
        self.start()
        self.assertEqual("3", notebook.value("spark.range(3).count()"))

    def test_start_over_it_makes_a_new_session(self):
        notebook = self.notebook
        notebook.cell("former = spark")
        place = notebook.mark()
        self.start()
        self.assertEqual(["queued", "stopping", "starting", "running"], notebook.states(place))
        self.assertEqual("(False, 3)", notebook.value("former is spark, spark.range(3).count()"))

    def test_a_start_that_fails_after_its_session_leaves_none(self):
        notebook = self.notebook
        self.addCleanup(self.start)
        notebook.stop()
        place = notebook.start(self.code + "raise RuntimeError('after it')\n", wait=False, settings={"remote": self.remote})
        self.assertEqual("after it", notebook.wait_status("failed", limit=60, since=place)["error"]["cause"])
        self.assertEqual("False", notebook.value("import os\n'SPARK_CONNECT_MODE_ENABLED' in os.environ"))
        self.assertEqual("failed", notebook.status()["state"])
        self.assertIsNone(notebook.cell(LOCAL, limit=60).error)
        self.assertEqual("6", notebook.value("sc.parallelize([1, 2, 3]).sum()"))

    def test_a_session_that_a_cell_makes_is_shown(self):
        notebook = self.notebook
        self.addCleanup(self.start)
        notebook.stop()
        place = notebook.mark()
        self.assertIsNone(notebook.cell(self.code).error)
        shown = notebook.wait_status("running", limit=10, since=place)
        self.assertEqual((None, self.running["appId"]), (shown["config"], shown["appId"]))

    def test_zz_killed_server_is_lost_and_a_classic_spark_can_follow(self):
        notebook = self.notebook
        query = notebook.running_cell(LONG)
        notebook.wait(is_progress, 120, notebook.mark(), "progress")
        place = notebook.mark()
        self.server.kill()
        lost = notebook.wait_status("lost", limit=3, since=place)
        self.check_ended(query, "Spark was lost: ")
        self.assertIn("Connect server", lost["error"]["cause"])
        self.assertIn("Spark was lost", notebook.cell("spark.range(1)").error["evalue"])
        self.assertEqual("test", notebook.start()["config"])
        self.assertEqual("6", notebook.value("sc.parallelize([1, 2, 3]).sum()"))


if __name__ == "__main__":
    unittest.main()
