"""What is decided before a JVM starts, tried without one."""
import os
import stat
import sys
import tempfile
import unittest
from unittest import mock

import notebook

sys.path.insert(0, os.path.dirname(notebook.PACKAGE))

from startspark_ipython import contract, failures  # noqa: E402
from startspark_ipython.drivers import conf, java, jvm, logs, masters, properties, spark_home  # noqa: E402
from startspark_ipython.drivers.environment import DriverEnvironment  # noqa: E402
from startspark_ipython.drivers.gateway import GatewayDied  # noqa: E402
from startspark_ipython.drivers.problem import StartProblem  # noqa: E402
from startspark_ipython.starting import fitness, gateway_patch  # noqa: E402
from startspark_ipython.starting.launch import Launch  # noqa: E402


class PropertiesTest(unittest.TestCase):
    def test_settings_written_are_the_settings_read(self):
        settings = {
            "spark.a": "plain", "spark b": " kept ends ", "spark.c": "a=b:c#d!e", "spark.d": "C:\\x\\n", "spark.e": "two\nlines\tand \"quotes\"",
            "spark.ü": "é😀", "spark.f": "",
        }
        read = properties.parse(properties.write(settings))
        # Spark itself takes spaces off the ends of a value in its defaults file.
        self.assertEqual({key: value.encode("utf-16", "surrogatepass").decode("utf-16").strip() for key, value in settings.items()},
                         {key: value.encode("utf-16", "surrogatepass").decode("utf-16") for key, value in read.items()})

    def test_defaults_are_read_as_java_reads_them(self):
        text = "# no\n! no\nspark.a   1\nspark.b=2\nspark.c : 3\n\nspark.d=one \\\n  line\nspark.e\n"
        self.assertEqual(
            {"spark.a": "1", "spark.b": "2", "spark.c": "3", "spark.d": "one line", "spark.e": ""}, properties.parse(text))


class JvmTest(unittest.TestCase):
    def command(self, user=(), defaults=(), **variables):
        environment = DriverEnvironment.__new__(DriverEnvironment)
        environment.update(variables)
        environment.conf_folder = "/nowhere"
        return jvm.JvmCommand(notebook.SPARK_HOME or "/nowhere", environment, dict(user), dict(defaults)).arguments

    def test_memory_is_the_users_then_the_defaults_then_the_environments(self):
        self.assertIn("-Xmx%dk" % (2 << 20), self.command({"spark.driver.memory": "2g"}, {"spark.driver.memory": "3g"}))
        self.assertIn("-Xmx%dk" % (3 << 20), self.command((), {"spark.driver.memory": "3g"}, SPARK_DRIVER_MEMORY="4g"))
        self.assertIn("-Xmx%dk" % (4 << 20), self.command(SPARK_DRIVER_MEMORY="4g"))
        self.assertIn("-Xmx%dk" % (1 << 20), self.command())

    def test_memory_that_is_no_size_is_told(self):
        with self.assertRaisesRegex(StartProblem, "spark.driver.memory is lots, which is no size"):
            self.command({"spark.driver.memory": "lots"})

    def test_heap_among_the_java_options_is_told(self):
        with self.assertRaisesRegex(StartProblem, "has -Xmx4g, which Spark does not allow"):
            self.command({"spark.driver.extraJavaOptions": "-Da=b -Xmx4g"})

    def test_java_options_are_split_as_a_shell_does_and_stand_last(self):
        arguments = self.command({"spark.driver.extraJavaOptions": "-Da='b c' -XX:+UseG1GC"})
        self.assertIn("-Da=b c", arguments)
        self.assertNotIn("-XX:+UseSerialGC", arguments)

    def test_argument_file_quotes_what_java_would_split(self):
        self.assertEqual('"a b"\n"c\\"d\\\\"\n', jvm.argument_file(["a b", 'c"d\\']))


class ConfTest(unittest.TestCase):
    def test_plugins_of_the_user_stay_beside_ours(self):
        self.assertEqual("a.B," + conf.CONNECT_PLUGIN, conf.settings({conf.PLUGINS: "a.B"}, {})[conf.PLUGINS])
        self.assertEqual("c.D," + conf.CONNECT_PLUGIN, conf.settings({}, {conf.PLUGINS: "c.D"})[conf.PLUGINS])
        self.assertEqual(conf.CONNECT_PLUGIN, conf.settings({conf.PLUGINS: conf.CONNECT_PLUGIN}, {})[conf.PLUGINS])

    def test_the_users_word_goes_but_for_who_may_come_in(self):
        chosen = conf.settings({"spark.ui.port": "4040", conf.TOKEN: "mine", "spark.connect.grpc.binding.address": "0.0.0.0"}, {})
        self.assertNotIn("spark.ui.port", chosen)
        self.assertNotEqual("mine", chosen[conf.TOKEN])
        self.assertEqual("127.0.0.1", chosen["spark.connect.grpc.binding.address"])

    def test_a_local_spark_listens_on_the_loopback_unless_told_otherwise(self):
        self.assertEqual({"SPARK_LOCAL_IP": "127.0.0.1"}, conf.variables({"spark.master": "local[2]"}, {}))
        self.assertEqual({}, conf.variables({"spark.master": "spark://h:7077"}, {}))
        self.assertEqual({}, conf.variables({"spark.master": "local[2]", "spark.driver.host": "h"}, {}))


class MasterTest(unittest.TestCase):
    def test_addresses_of_every_kind_of_master(self):
        self.assertEqual([("a", 7077), ("b", 1)], masters.addresses_of("spark://a:7077,b:1"))
        self.assertEqual([("k", 6443)], masters.addresses_of("k8s://https://k:6443"))
        self.assertEqual([], masters.addresses_of("yarn"))

    def test_master_that_nobody_is_at_is_told(self):
        with self.assertRaisesRegex(StartProblem, "The master spark://127.0.0.1:1 does not answer: Connection refused"):
            masters.MasterCheck("spark://127.0.0.1:1").require()

    def test_master_without_a_host_is_told(self):
        with self.assertRaisesRegex(StartProblem, "has no host and port"):
            masters.MasterCheck("spark://")


@unittest.skipUnless(notebook.SPARK_HOME, "Set STARTSPARK_TEST_SPARK to a Spark folder.")
class ArchiveTest(unittest.TestCase):
    """A JVM that dies at once may have had a damaged archive; whether it had shows the next one, which starts without."""

    def start(self, *outcomes):
        """A start whose JVMs come out like this, one after the other; gives the archive and what came of it."""
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(gateway_patch, "ClassData") as archives:
            log = os.path.join(folder, "driver.log")
            launch = Launch(contract.StartRequest({"launch": {"sparkHome": notebook.SPARK_HOME, "logFile": log}}))
            patch = gateway_patch.GatewayPatch(launch, mock.Mock())
            patch._pyspark = mock.Mock(__file__="/nowhere/pyspark/__init__.py", __version__="4")
            archive = archives.return_value
            archive.find_usable.return_value = os.path.join(folder, "archive.jsa")
            left = list(outcomes)

            def opened(*_):
                outcome = left.pop(0)
                launch.cancelled = outcome == "cancelled"
                if outcome == "lives":
                    return mock.Mock()
                raise GatewayDied(log, -15, by_archive=True)

            with mock.patch.object(patch, "_open", opened):
                try:
                    return archive, patch._start(None)
                except GatewayDied as died:
                    return archive, died

    def test_one_that_lives_without_it_was_killed_by_it(self):
        archive, gateway = self.start("dies", "lives")
        self.assertNotIsInstance(gateway, GatewayDied)
        archive.discard.assert_called_once()

    def test_one_that_dies_without_it_too_was_not(self):
        archive, died = self.start("dies", "dies")
        self.assertIsInstance(died, GatewayDied)
        archive.discard.assert_not_called()

    def test_a_cancel_is_not_the_archives_fault(self):
        archive, died = self.start("cancelled")
        self.assertIsInstance(died, GatewayDied)
        archive.discard.assert_not_called()


class JavaTest(unittest.TestCase):
    def test_versions_of_old_and_new_javas(self):
        self.assertEqual([17, 8, 21], [java.feature_of(version) for version in ("17.0.15", "1.8.0_392", "21-ea")])

    def test_named_java_that_is_none_is_told(self):
        with self.assertRaisesRegex(StartProblem, "java_home /nowhere has no Java"):
            java.find("/nowhere", {})

    def test_named_java_that_is_too_old_is_told(self):
        with tempfile.TemporaryDirectory() as home:
            os.mkdir(os.path.join(home, "bin"))
            open(os.path.join(home, "bin", "java"), "w").close()
            with open(os.path.join(home, "release"), "w") as release:
                release.write('JAVA_VERSION="11.0.2"\n')
            with self.assertRaisesRegex(StartProblem, "is Java 11.0.2; Spark needs Java 17"):
                java.find(home, {})


class SparkHomeTest(unittest.TestCase):
    def test_old_spark_is_told(self):
        with tempfile.TemporaryDirectory() as home:
            os.mkdir(os.path.join(home, "jars"))
            open(os.path.join(home, "jars", "spark-core_2.12-3.5.1.jar"), "w").close()
            with self.assertRaisesRegex(StartProblem, "is Spark 3.5.1; Start Spark needs 4.0"):
                spark_home.home_of("/nowhere", {"SPARK_HOME": home}, None)

    def test_no_pyspark_and_no_spark_is_told(self):
        with mock.patch("importlib.util.find_spec", return_value=None), self.assertRaisesRegex(StartProblem, "There is no Spark"):
            spark_home.make_importable(None, None)


class FitnessTest(unittest.TestCase):
    def test_old_python_is_told(self):
        with mock.patch.object(fitness.sys, "version_info", (3, 9, 2)), self.assertRaisesRegex(StartProblem, r"Python is 3\.9; Spark 4 needs Python 3\.10"):
            fitness.require_python()

    def test_old_ipython_is_told(self):
        with (mock.patch("IPython.version_info", (7, 34, 0)), mock.patch("IPython.__version__", "7.34.0"),
              self.assertRaisesRegex(StartProblem, r"IPython is 7\.34\.0; Start Spark needs IPython 8")):
            fitness.require_python()

    def test_this_python_is_fit(self):
        fitness.require_python()


class LogsTest(unittest.TestCase):
    def test_log_is_the_users_alone_and_twenty_are_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(25):
                file = os.path.join(folder, "logs", "%02d.log" % number)
                logs.create(file)
                os.utime(file, (number, number))
            newest = logs.create(os.path.join(folder, "logs", "new.log"))
            self.assertEqual(0o600, stat.S_IMODE(os.stat(newest).st_mode))
            self.assertEqual(logs.KEPT, len(os.listdir(os.path.join(folder, "logs"))))

    def test_end_of_a_driver_is_told_with_its_cause(self):
        with tempfile.NamedTemporaryFile("w", suffix=".log") as file:
            file.write("26/11/23 10:00:00 ERROR X: earlier\n\tat a.b\nCaused by: java.net.BindException: Address already in use\n")
            file.flush()
            self.assertEqual(
                "Spark's driver ended with exit code 1: java.net.BindException: Address already in use", logs.end_of_driver(file.name, 1))
            self.assertEqual(
                "Spark's driver was killed (signal 9; often the system, when memory runs out).", logs.end_of_driver(file.name, -9))

    def test_master_that_went_and_came_is_read_from_the_log(self):
        with tempfile.NamedTemporaryFile("w", suffix=".log") as file:
            connection = logs.ClusterConnection(file.name)
            self.assertFalse(connection.is_lost())
            file.write("26/11/23 WARN StandaloneSchedulerBackend: Disconnected from Spark cluster! Waiting for reconnection...\n")
            file.flush()
            self.assertTrue(connection.is_lost())
            self.assertTrue(connection.is_lost())
            file.write("26/11/23 INFO StandaloneAppClient: Master has changed, new master is at spark://h:7077\n")
            file.flush()
            self.assertFalse(connection.is_lost())


class HintsTest(unittest.TestCase):
    TABLE = [
        {"pattern": "(", "hint": "a pattern that is none is passed over"},
        {"pattern": "connection REFUSED", "hint": "Check the address.", "cause": "Nobody is there."},
        {"pattern": "refused", "hint": "second"},
    ]

    def test_first_match_gives_hint_and_cause_without_regard_to_case(self):
        card = failures.of_loss("Connection refused: h:1", None, self.TABLE)
        self.assertEqual(("Nobody is there.", "Check the address.", "Connection refused: h:1"), (card["cause"], card["hint"], card["detail"]))

    def test_no_match_keeps_the_cause(self):
        card = failures.of_loss("Something else.", None, self.TABLE)
        self.assertEqual("Something else.", card["cause"])
        self.assertIn("still there", card["hint"])


if __name__ == "__main__":
    unittest.main()
