"""Start, stop, cancel and failure, with a real Spark."""
import os
import signal
import stat
import unittest

from notebook import LOCAL, Notebook, is_progress, processes_of, wait_gone

SLEEP = "import time\ntime.sleep(1.5)"


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class RunningTest(unittest.TestCase):
    """One kernel and one Spark, which the last test ends, so it is named to come last."""

    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook()
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()
        cls.log = os.path.join(cls.notebook.home, "logs", "named.log")
        cls.mark = cls.notebook.mark()
        cls.sleeping = cls.notebook.running_cell(SLEEP)
        cls.notebook.start(wait=False, logFile=cls.log, env={"MY_VARIABLE": "1"})
        cls.later = cls.notebook.send_cell("type(spark).__name__, sc.applicationId")
        cls.running = cls.notebook.wait_status("running", "failed", limit=300, since=cls.mark)

    def test_a_start_is_queued_behind_the_running_cell_and_before_those_sent_later(self):
        notebook = self.notebook
        self.assertEqual("running", self.running["state"], self.running)
        self.assertEqual(["queued", "starting", "running"], notebook.states(self.mark)[:3])
        notebook.wait_cell(self.sleeping)
        self.assertEqual("('SparkSession', '%s')" % self.running["appId"], notebook.wait_cell(self.later).value)

    def test_running_tells_all_that_is_known(self):
        stages = self.running["stages"]
        self.assertEqual(
            ["Find Spark and Java", "Start the Java process", "Start the Spark context", "Open the session"],
            [stage["name"] for stage in stages])
        self.assertTrue(all(stage["done"] for stage in stages))
        self.assertEqual((2, "1g", None, self.log), tuple(self.running[name] for name in ("cores", "memory", "uiUrl", "logFile")))
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.log).st_mode))
        self.assertRegex(self.running["sparkVersion"], r"^4\.")
        self.assertEqual("test", self.running["config"])

    def test_a_start_leaves_nothing_in_the_notebook(self):
        notebook = self.notebook
        notebook.wait_cell(self.later)
        ours = (self.sleeping, self.later)
        shown = [m for m in notebook.messages(self.mark)[:200]
                 if m["msg_type"] in ("stream", "display_data", "execute_result", "error", "execute_input")
                 and m["parent_header"].get("msg_id") not in ours]
        others = [m for m in shown if m["parent_header"].get("msg_type") != "execute_request"]
        self.assertEqual([], others)
        self.assertEqual("[]", notebook.value("[line for line in In if 'getOr' + 'Create' in line]"))

    def test_user_code_sees_no_gateway(self):
        seen = self.notebook.value("import os\nsorted(n for n in os.environ if n.startswith('PYSPARK') or 'GATEWAY' in n or 'CONNECT' in n)")
        self.assertEqual("[]", seen)

    def test_workers_run_this_python(self):
        self.assertEqual("True", self.notebook.value("import sys\nsc.pythonExec == sys.executable"))

    def test_a_stop_that_asks_is_answered_while_a_job_runs(self):
        notebook = self.notebook
        cell = notebook.send_cell("import time\nsc.parallelize(range(8), 8).map(lambda x: time.sleep(0.5)).count()")
        notebook.wait(lambda m: (m["content"].get("data") or {}).get("type") == "progress" if m["msg_type"] == "comm_msg" else False, 20,
                      notebook.mark(), "progress")
        place = notebook.tell("stop", ask=True)
        answer = notebook.wait(lambda m: m["msg_type"] == "comm_msg" and m["content"]["data"]["type"] == "busy", 3, place, "busy")
        self.assertEqual(1, answer["content"]["data"]["jobs"])
        self.assertEqual("8", notebook.wait_cell(cell).value)
        self.assertEqual("running", notebook.status()["state"])

    def test_the_panel_is_answered_while_a_cell_runs(self):
        cell = self.notebook.running_cell(SLEEP)
        place = self.notebook.mark()
        self.assertEqual("running", self.notebook.status()["state"])
        ended = [m for m in self.notebook.messages(place) if m["parent_header"].get("msg_id") == cell]
        self.assertEqual([], ended)
        self.notebook.wait_cell(cell)

    def test_a_second_panel_sees_the_same_spark(self):
        first = self.notebook.comm
        self.assertEqual(self.running["appId"], self.notebook.open_panel(limit=1)["appId"])
        self.notebook.comm = first


    def test_zz_a_driver_that_hangs_is_stopped_all_the_same(self):
        notebook = self.notebook
        drivers = processes_of(notebook.home, "java")
        for driver in drivers:
            os.kill(driver, signal.SIGSTOP)
        try:
            place = notebook.tell("stop", ask=True)
            notebook.wait_status("idle", limit=30, since=place)
            self.assertEqual(["stopping", "idle"], notebook.states(place))
        finally:
            for driver in set(drivers) & set(processes_of(notebook.home, "java")):
                os.kill(driver, signal.SIGCONT)
        wait_gone(lambda: processes_of(notebook.home, "java"), 5)


class EndsTest(unittest.TestCase):
    """Every end of a Spark, one after the other in one kernel."""

    def test_stop_replace_and_cancel_keep_the_kernel(self):
        with Notebook() as notebook:
            notebook.open_panel()
            notebook.cell("mine = 42")
            first = notebook.start()
            notebook.cell("table = spark.range(10)\nother, under = spark, sc\nrdd = sc.parallelize([1])")

            with self.subTest("replaced in one turn"):
                place = notebook.mark()
                second = notebook.start(
                    LOCAL.replace('"test"', '"second"').replace('.getOrCreate()', '.config("spark.log.level", "INFO").getOrCreate()'))
                self.assertNotEqual(first["appId"], second["appId"])
                self.assertEqual(["queued", "stopping", "starting", "running"], notebook.states(place))
                self.assertEqual(1, len(notebook.java()))
                self.assertEqual("'second'", notebook.value("sc.appName"))
                self.assertEqual([False, True], [" INFO SparkContext: Submitted application" in text_of(one["logFile"]) for one in (first, second)])

            with self.subTest("a replacement cancelled in its queue leaves the Spark"):
                cell = notebook.running_cell(SLEEP)
                place = notebook.start(wait=False)
                queued = notebook.wait_status("queued", since=place)
                self.assertEqual(second["appId"], queued["appId"])
                self.assertEqual(second["appId"], notebook.wait_status("running", since=notebook.tell("cancel"))["appId"])
                notebook.wait_cell(cell)
                self.assertEqual("3", notebook.value("spark.range(3).count()"))

            with self.subTest("stopped"):
                notebook.cell("table = spark.range(10)\nkept = spark.range(3).collect()")
                place = notebook.mark()
                job = notebook.running_cell("import time\nsc.parallelize(range(8), 8).foreach(lambda x: time.sleep(600))")
                notebook.wait(is_progress, 120, place, "progress")
                self.assertEqual("idle", notebook.stop()["state"])
                ended = notebook.wait_cell(job)
                self.assertIn("Spark was stopped. Start it again", ended.error["evalue"])
                self.assertNotIn("py4j", "".join(ended.error["traceback"]))
                self.assertEqual("", ended.text)
                wait_gone(notebook.java, 2)
                self.assertEqual("(42, 3)", notebook.value("mine, len(kept)"))
                for use in ("spark.sql('select 1')", "sc.parallelize([1])", "spark()", "table.count()", "other.range(1)", "under.parallelize([1])", "rdd.count()"):
                    error = notebook.cell(use).error
                    self.assertIsNotNone(error, use)
                    self.assertIn("Spark was stopped. Start it again", error["evalue"], use)
                    told = "".join(error["traceback"])
                    self.assertIn("line 1", told, use)
                    self.assertNotIn("gone.py", told, use)
                self.assertIn("Spark was stopped", notebook.value("spark"))

            with self.subTest("cancelled at each stage"):
                for stage in ("Find Spark and Java", "Start the Java process", "Start the Spark context"):
                    place = notebook.start(wait=False)
                    notebook.wait_stage(stage, place)
                    place = notebook.tell("cancel")
                    self.assertEqual("idle", notebook.wait_status("idle", limit=2, since=place)["state"], stage)
                    wait_gone(notebook.java, 2)
                    self.assertEqual("42", notebook.value("mine"))

            opening = LOCAL + "import time\ntime.sleep(60)\n"
            for end in (lambda: notebook.tell("cancel"), notebook.interrupt):
                with self.subTest("ended while it opens the session", end=end):
                    place = notebook.start(opening, wait=False)
                    notebook.wait_stage("Open the session", place)
                    end()
                    notebook.wait_status("idle", limit=2, since=place)
                    wait_gone(notebook.java, 2)
                    self.assertNotIn("failed", notebook.states(place))

            with self.subTest("cancelled in the last moment"):
                place = notebook.start(
                    LOCAL + "from IPython import get_ipython\nget_ipython().kernel._startspark._launch.cancelled = True\n", wait=False)
                notebook.wait_status("idle", limit=120, since=place)
                self.assertIn("Spark was stopped", notebook.cell("spark.range(1)").error["evalue"])
                self.assertEqual([], notebook.java())

            with self.subTest("interrupted while starting"):
                place = notebook.start(wait=False)
                notebook.wait_status("starting", since=place)
                notebook.wait_stage("Start the Java process", place)
                notebook.interrupt()
                notebook.wait_status("idle", limit=2, since=place)
                wait_gone(notebook.java, 2)

            with self.subTest("cancelled in the queue"):
                cell = notebook.running_cell(SLEEP)
                notebook.wait_status("queued", since=notebook.start(wait=False))
                notebook.wait_status("idle", limit=1, since=notebook.tell("cancel"))
                notebook.wait_cell(cell)
                self.assertEqual("idle", notebook.status()["state"])

            with self.subTest("two clicks are one start"):
                place = notebook.start(wait=False)
                notebook.start(wait=False)
                notebook.wait_status("running", limit=300, since=place)
                notebook.value("1")
                self.assertEqual(1, len(notebook.java()))
                self.assertEqual(1, notebook.states(place).count("starting"))

            with self.subTest("a value that is not ours stays"):
                notebook.cell("spark = 'mine'")
                notebook.stop()
                self.assertEqual("'mine'", notebook.value("spark"))

    def test_a_kernel_killed_takes_its_spark_along(self):
        with Notebook() as notebook:
            notebook.open_panel()
            notebook.start()
            self.assertEqual(1, len(notebook.java()))
            # A child of the notebook's that outlives it must not hold its Spark.
            child = int(notebook.value("import os, time\nchild = os.fork()\nif child == 0:\n    time.sleep(600)\n    os._exit(0)\nchild"))
            try:
                notebook.process.send_signal(signal.SIGKILL)
                notebook.process.wait()
                wait_gone(notebook.java, 5)
            finally:
                os.kill(child, signal.SIGKILL)

    def test_a_kernel_killed_while_its_jvm_starts_leaves_none(self):
        with Notebook() as notebook:
            notebook.open_panel()
            place = notebook.start(wait=False)
            notebook.wait_stage("Start the Java process", place)
            notebook.process.send_signal(signal.SIGKILL)
            notebook.process.wait()
            wait_gone(notebook.java, 5)


class FailureTest(unittest.TestCase):
    """A start that fails says why, leaves no process, and the next one works."""

    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook()
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()

    def fails(self, code=LOCAL, **launch):
        status = self.notebook.wait_status("failed", "running", limit=300, since=self.notebook.start(code, wait=False, **launch))
        self.assertEqual("failed", status["state"])
        wait_gone(self.notebook.java, 2)
        return status["error"]

    def test_code_that_does_not_compile(self):
        self.assertEqual("The code of this config does not compile.", self.fails("spark = (")["cause"])

    def test_code_that_makes_no_spark(self):
        self.assertIn("made no Spark session", self.fails("x = 1")["cause"])

    def test_code_that_raises_tells_what_it_printed(self):
        error = self.fails("print('before')\nraise RuntimeError('the secret file is missing')")
        self.assertEqual("the secret file is missing", error["cause"])
        self.assertIn("before", error["detail"])

    def test_variables_of_the_code_before_are_taken_back(self):
        notebook = self.notebook
        read = "os.environ['FORMER'], os.environ.get('ADDED'), os.environ['KEPT']"
        notebook.cell("import os\nos.environ['FORMER'] = os.environ['KEPT'] = 'hers'")
        self.fails("import os\nos.environ['FORMER'] = os.environ['ADDED'] = os.environ['KEPT'] = 'the config'")
        self.assertEqual("('the config', 'the config', 'the config')", notebook.value(read))
        notebook.cell("os.environ['KEPT'] = 'hers again'")
        self.fails("x = 1")
        self.assertEqual("('hers', None, 'hers again')", notebook.value(read))

    def test_memory_that_is_no_size(self):
        error = self.fails(LOCAL.replace('"spark.ui.enabled", "false"', '"spark.driver.memory", "lots"'))
        self.assertEqual("spark.driver.memory is lots, which is no size.", error["cause"])

    def test_java_that_is_not_there(self):
        self.assertIn("/nowhere has no Java", self.fails(javaHome="/nowhere")["cause"])

    def test_spark_that_is_not_there(self):
        self.assertIn("/nowhere has no PySpark", self.fails(settings={"spark_home": "/nowhere"})["cause"])

    def test_master_that_does_not_answer_gets_the_hint_of_the_table(self):
        hints = [{"pattern": "does not answer", "hint": "Ask the observatory.", "cause": None}]
        error = self.fails(LOCAL.replace("local[2]", "spark://127.0.0.1:1"), hints=hints)
        self.assertIn("The master spark://127.0.0.1:1 does not answer", error["cause"])
        self.assertEqual("Ask the observatory.", error["hint"])

    def test_option_that_java_rejects_shows_the_log(self):
        error = self.fails(LOCAL.replace('"spark.ui.enabled", "false"', '"spark.driver.extraJavaOptions", "-XX:MaxMetaspaceSize=nothing"'))
        self.assertIn("MaxMetaspaceSize", error["cause"])
        self.assertTrue(error["log"])

    def test_option_that_spark_rejects_is_told_in_sparks_words(self):
        error = self.fails(LOCAL.replace('"spark.ui.enabled", "false"', '"spark.executor.memory", "1m"'))
        self.assertIn("must be at least", error["cause"])
        self.assertTrue(error["log"])

    def test_connect_without_its_packages_names_them(self):
        code = 'from pyspark.sql import SparkSession\nspark = SparkSession.builder.remote("sc://localhost:1").getOrCreate()\n'
        error = self.fails(code, settings={"remote": "sc://localhost:1"})
        self.assertIn("grpcio", error["cause"] + error["hint"])
        self.assertIn("pip install", error["hint"])

    def test_message_that_cannot_be_read_is_told(self):
        place = self.notebook.tell("start", code=5)
        self.assertIn("cannot read", self.notebook.wait_status("failed", since=place)["error"]["cause"])


if __name__ == "__main__":
    unittest.main()
