"""Cells at work, interrupts, losses, and Sparks that cells make; with a real Spark."""
import os
import signal
import sys
import unittest

from notebook import LOCAL, SPARK_HOME, Notebook, is_progress, spark_python_path, wait_gone

LONG = "import time\nsc.parallelize(range(1000), 1000).map(lambda x: time.sleep(0.02) or x).count()"
# As many as take some seconds.
MANY = LONG.replace("1000", "200").replace("0.02", "0.005")
LONG_QUERY = "spark.range(10 ** 7).crossJoin(spark.range(10 ** 7)).selectExpr('sum(hash(*))').collect()"
# Says that it is another version than it is; PySpark compares the first two numbers.
OTHER_PYTHON = """#!/bin/sh
exec %s -c '
import collections, runpy, sys
sys.version_info = collections.namedtuple("version_info", "major minor micro releaselevel serial")(3, 99, 0, "final", 0)
sys.argv = sys.argv[2:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
' "$@"
"""
NO_JOB_LEFT = """
import time
end = time.monotonic() + 1
while sc.statusTracker().getActiveJobsIds() and time.monotonic() < end:
    time.sleep(0.02)
list(sc.statusTracker().getActiveJobsIds())
"""


COUNTED_LOOKS = """
from startspark_ipython.sessions.classic_progress import ClassicProgress
looks, plain = [], ClassicProgress.read
ClassicProgress.read = lambda self: (looks.append(1), plain(self))[1]
"""

# A lock whose user is interrupted at the worst moment: when it is about to be given back.
INTERRUPTED_LOCK = """
import os, signal, threading, time

class Guard:
    def __init__(self):
        self.inner = threading.Lock()
        self.acquire, self.release = self.inner.acquire, self.inner.release

    def __enter__(self):
        return self.inner.__enter__()

    def __exit__(self, *error):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass
        return self.inner.__exit__(*error)

guard = Guard()
"""


class CellsTest(unittest.TestCase):
    """One kernel and one Spark for all that leaves it in good health."""

    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook()
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()
        cls.running = cls.notebook.start()

    def assert_usable(self):
        self.assertEqual("(5, 6)", self.notebook.value("spark.range(5).count(), sc.parallelize([1, 2, 3]).sum()"))
        self.assertEqual(self.running["appId"], self.notebook.status()["appId"])

    def test_an_interrupt_cancels_the_cells_jobs_and_spark_stays_usable(self):
        notebook = self.notebook
        for code in (LONG, "spark.range(0, 4, 1, 4).rdd.map(lambda row: __import__('time').sleep(30)).count()",
                     LONG_QUERY):
            with self.subTest(code):
                place = notebook.mark()
                cell = notebook.running_cell(code)
                notebook.wait(is_progress, 120, place, "progress")
                notebook.interrupt()
                outcome = notebook.wait_cell(cell, limit=1)
                self.assertEqual("KeyboardInterrupt", outcome.error["ename"])
                self.assertEqual([], outcome.libraries)
                self.assertEqual("", outcome.errors)
                self.assertEqual("[]", notebook.value(NO_JOB_LEFT))
        self.assert_usable()

    def test_an_interrupt_of_a_cell_without_a_job_is_pythons_own(self):
        place = self.notebook.mark()
        cell = self.notebook.send_cell("import time\nprint('on', flush=True)\ntime.sleep(30)")
        # What comes before the cell's own code has begun is ipykernel's matter.
        self.notebook.wait(lambda m: m["msg_type"] == "stream", 20, place)
        self.notebook.interrupt()
        self.assertEqual("KeyboardInterrupt", self.notebook.wait_cell(cell, limit=10).error["ename"])
        self.assert_usable()

    def test_an_interrupt_never_leaves_a_lock_taken(self):
        notebook = self.notebook
        notebook.value(INTERRUPTED_LOCK + "0")
        error = notebook.cell("with threading.Condition(guard):\n    pass\ntime.sleep(60)", limit=20).error
        self.assertEqual("KeyboardInterrupt", error["ename"])
        self.assertEqual("False", notebook.value("guard.inner.locked()"))
        self.assertNotIn("interrupts.py", "".join(error["traceback"]))

    def test_progress_is_told_five_times_a_second_at_most_and_ends_with_the_cell(self):
        notebook = self.notebook
        place = notebook.mark()
        cell = notebook.running_cell(MANY)
        self.assertEqual("200", notebook.wait_cell(cell).value)
        self.assertEqual("2", notebook.value("1 + 1"))
        told = notebook.progress(place)
        self.assertTrue(told)
        self.assertEqual({cell}, {message["cell"] for _, message in told})
        self.assertEqual([], told[-1][1]["stages"])
        stages = [stage for _, message in told for stage in message["stages"]]
        self.assertEqual({200}, {stage["total"] for stage in stages})
        self.assertEqual(sorted(stage["done"] for stage in stages), [stage["done"] for stage in stages])
        self.assertRegex(told[0][1]["jobUrl"], r"^jobs/job/\?id=\d+$")
        # Whatever the machine's load, no second of the cell's holds more; the one that ends the bar comes with the end.
        moments = [moment for moment, message in told if message["stages"]]
        self.assertLessEqual(max(sum(1 for other in moments if moment <= other < moment + 1) for moment in moments), 6)
        self.assertLessEqual(len(moments), 5 * (moments[-1] - moments[0]) + 1)

    def test_progress_is_asked_for_while_a_panel_is_open(self):
        notebook = self.notebook
        notebook.value(COUNTED_LOOKS + "0")
        notebook.control("comm_close", {"comm_id": notebook.comm, "data": {}})
        self.assertEqual("(200, 0)", notebook.value(MANY + ", len(looks)"))
        cell = notebook.running_cell(LONG)
        place = notebook.mark()
        notebook.open_panel()
        notebook.wait(is_progress, 3, place, "progress")
        notebook.interrupt()
        notebook.wait_cell(cell)

    def test_cells_before_a_queued_start_are_still_of_the_spark_that_runs(self):
        notebook = self.notebook
        place = notebook.mark()
        # The first gives way while it waits, so that the kernel has taken the second before it hears of the start.
        first, cell = (notebook.send_cell(code) for code in ("import asyncio\nawait asyncio.sleep(2)", LONG))
        notebook.wait(lambda m: m["msg_type"] == "execute_input" and m["parent_header"].get("msg_id") == first, 10, place)
        notebook.start(wait=False)
        notebook.wait_status("queued", since=place)
        self.assertEqual(cell, notebook.wait(is_progress, 20, place, "progress")["content"]["data"]["cell"])
        self.assertEqual(["queued"], notebook.states(place))
        notebook.interrupt()
        self.assertEqual("KeyboardInterrupt", notebook.wait_cell(cell, limit=1).error["ename"])
        type(self).running = notebook.wait_status("running", limit=300, since=place)
        self.assert_usable()

    def test_children_of_a_cell_leave_its_spark_alone(self):
        notebook = self.notebook
        self.assertIsNone(notebook.cell(
            "import multiprocessing, os\n"
            "context = multiprocessing.get_context('fork')\n"
            "with context.Pool(2) as pool:\n    squares = pool.map(abs, [-1, -2])\n"
            "child = os.fork()\n"
            "if child == 0:\n    os._exit(0)\n"
            "os.waitpid(child, 0)").error)
        self.assertEqual("[1, 2]", notebook.value("squares"))
        self.assert_usable()

    def test_autoreload_has_nothing_to_say_of_us(self):
        notebook = self.notebook
        outcome = notebook.cell("%load_ext autoreload\n%autoreload 2")
        self.assertIsNone(outcome.error)
        outcome = notebook.cell("spark.range(2).count()")
        self.assertEqual(("2", ""), (outcome.value, outcome.errors))
        notebook.cell("%autoreload 0")
        self.assert_usable()

    def test_a_stop_that_asks_while_nothing_runs_stops(self):
        notebook = self.notebook
        place = notebook.tell("stop", ask=True)
        notebook.wait_status("idle", limit=20, since=place)
        wait_gone(notebook.java, 2)
        type(self).running = notebook.start()
        self.assert_usable()


class EndsByThemselvesTest(unittest.TestCase):
    """What ends without being asked to, and what is asked to end early."""

    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook()
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()
        cls.notebook.cell("mine = 42")

    def test_a_killed_jvm_is_lost_within_3_seconds_and_the_next_start_works(self):
        notebook = self.notebook
        notebook.start()
        notebook.cell("table = spark.range(3)")
        place = notebook.mark()
        os.kill(notebook.java()[0], signal.SIGKILL)
        lost = notebook.wait_status("lost", limit=3, since=place)
        self.assertIn("killed", lost["error"]["cause"])
        self.assertTrue(lost["error"]["hint"])
        self.assertTrue(lost["logFile"])
        for use in ("spark.range(1)", "sc.parallelize([1])", "table.count()"):
            self.assertIn("Spark was lost", notebook.cell(use).error["evalue"], use)
        self.assertEqual([], [m["content"]["text"] for m in notebook.messages(place) if m["msg_type"] == "stream"])
        notebook.start()
        self.assertEqual("(42, 3)", notebook.value("mine, spark.range(3).count()"))
        notebook.stop()

    def test_what_py4j_logs_of_our_own_questions_is_no_output_of_a_cell(self):
        notebook = self.notebook
        notebook.start()
        log = (
            "import logging, threading\n"
            "told = threading.Thread(target=logging.error, args=('Lost.',), name='%s')\n"
            "told.start()\ntold.join()")
        self.assertIn("Lost.", notebook.cell(log % "hers").errors)
        self.assertEqual("", notebook.cell(log % "startspark-monitor").errors)
        notebook.stop()

    def test_a_jvm_killed_under_a_running_cell_ends_the_cell(self):
        notebook = self.notebook
        notebook.start()
        place = notebook.mark()
        cell = notebook.running_cell(LONG)
        notebook.wait(is_progress, 120, place, "progress")
        os.kill(notebook.java()[0], signal.SIGKILL)
        notebook.wait_status("lost", limit=3, since=place)
        outcome = notebook.wait_cell(cell, limit=10)
        self.assertRegex(outcome.error["evalue"], "Spark was lost: .*killed.* Start it again")
        self.assertNotIn("py4j", "".join(outcome.error["traceback"]))
        self.assertEqual("", outcome.text)
        self.assertEqual([], notebook.progress(place)[-1][1]["stages"])

    def test_a_jvm_killed_while_a_start_is_queued_over_it_is_lost(self):
        notebook = self.notebook
        notebook.start()
        place = notebook.mark()
        cell = notebook.running_cell("import time\nwhile type(spark).__name__ != 'Gone':\n    time.sleep(0.02)")
        notebook.start(wait=False)
        notebook.wait_status("queued", since=place)
        os.kill(notebook.java()[0], signal.SIGKILL)
        self.assertIsNone(notebook.wait_cell(cell, limit=3).error)
        notebook.wait_status("running", limit=300, since=place)
        self.assertEqual(["queued", "starting", "running"], notebook.states(place))
        notebook.stop()

    def test_a_context_that_spark_ends_is_lost(self):
        """As Spark does when a cluster gives the application up."""
        notebook = self.notebook
        notebook.start()
        place = notebook.mark()
        notebook.cell("sc._jsc.sc().stop()")
        self.assertIn("Spark ended by itself", notebook.wait_status("lost", limit=3, since=place)["error"]["cause"])
        wait_gone(notebook.java, 5)

    def test_workers_with_another_python_get_the_hint_of_the_table(self):
        notebook = self.notebook
        other = os.path.join(notebook.home, "other-python")
        with open(other, "w") as program:
            program.write(OTHER_PYTHON % sys.executable)
        os.chmod(other, 0o755)
        hints = [{"pattern": "PYTHON_VERSION_MISMATCH", "hint": "Set PYSPARK_PYTHON.", "cause": "The workers run another Python."}]
        notebook.start(LOCAL.replace('"spark.ui.enabled", "false"', '"spark.pyspark.python", "%s"' % other), hints=hints)
        place = notebook.mark()
        self.assertIn("PYTHON_VERSION_MISMATCH", notebook.cell("sc.parallelize([1]).map(abs).collect()").error["evalue"])
        notebook.wait_status("running", since=place, warnings=["The workers run another Python. Set PYSPARK_PYTHON."])
        notebook.stop()

    def test_a_stop_while_it_starts_is_a_cancel(self):
        notebook = self.notebook
        place = notebook.start(wait=False)
        notebook.wait_stage("Start the Spark context", place, limit=300)
        notebook.wait_status("idle", limit=2, since=notebook.tell("stop"))
        wait_gone(notebook.java, 2)
        self.assertEqual("42", notebook.value("mine"))

    def test_a_kernel_that_is_shut_down_leaves_no_process(self):
        with Notebook() as notebook:
            notebook.open_panel()
            notebook.start()
            notebook.control("shutdown_request", {"restart": False})
            notebook.process.wait(60)
            wait_gone(notebook.java, 5)


class SparkOfACellTest(unittest.TestCase):
    """PySpark used as ever, with no click."""

    def test_a_spark_made_and_stopped_in_cells_is_shown(self):
        code = LOCAL.replace('"test"', '"typed"')
        with Notebook(environment={"PYTHONPATH": spark_python_path(), "SPARK_HOME": SPARK_HOME}) as notebook:
            notebook.open_panel()
            place = notebook.mark()
            self.assertIsNone(notebook.cell("spark = 'mine'\n" + code, limit=120).error)
            running = notebook.wait_status("running", limit=5, since=place)
            self.assertEqual((None, 2), (running["config"], running["cores"]))
            self.assertEqual(repr(running["appId"]), notebook.value("sc.applicationId"))
            with self.subTest("stopped by the panel"):
                notebook.stop()
                wait_gone(notebook.java, 3)
                self.assertIn("Spark was stopped", notebook.cell("spark.range(1)").error["evalue"])
            with self.subTest("made again, and stopped by a cell"):
                place = notebook.mark()
                notebook.cell(code, limit=120)
                notebook.wait_status("running", limit=5, since=place)
                place = notebook.mark()
                notebook.cell("spark.stop()")
                notebook.wait_status("idle", limit=5, since=place)
            with self.subTest("a click makes one of ours"):
                self.assertEqual("test", notebook.start()["config"])
                self.assertEqual("4", notebook.value("spark.range(4).count()"))

    def test_a_spark_is_shown_and_steered_in_the_very_cell_that_makes_it(self):
        with Notebook(environment={"PYTHONPATH": spark_python_path(), "SPARK_HOME": SPARK_HOME}) as notebook:
            notebook.open_panel()
            place = notebook.mark()
            cell = notebook.running_cell(LOCAL + LONG.replace("1000", "100000"))
            notebook.wait_status("running", limit=120, since=place)
            self.assertEqual(cell, notebook.wait(is_progress, 120, place, "progress")["content"]["data"]["cell"])
            notebook.interrupt()
            self.assertEqual("KeyboardInterrupt", notebook.wait_cell(cell, limit=20).error["ename"])
            self.assertEqual("[]", notebook.value(NO_JOB_LEFT))
            self.assertEqual("(5, 6)", notebook.value("spark.range(5).count(), sc.parallelize([1, 2, 3]).sum()"))

    def test_a_spark_of_the_persons_own_naming_is_hers(self):
        with Notebook() as notebook:
            notebook.open_panel()
            notebook.cell("spark, sc = 'hers', 'hers too'")
            notebook.start()
            self.assertEqual("3", notebook.value("spark.range(3).count()"))
            notebook.cell("session, spark = spark, 'hers again'")
            self.assertEqual("4", notebook.value("session.range(4).count()"))
            notebook.stop()
            self.assertEqual("'hers again'", notebook.value("spark"))


if __name__ == "__main__":
    unittest.main()
