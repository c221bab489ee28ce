"""Spark Connect servers that are not there, or say nothing."""
import socket
import unittest

from notebook import Notebook, python_with_packages

# PySpark makes the session and asks nothing yet.
SILENT_SESSION = """
from pyspark.sql.connect.session import SparkSession as ConnectSession
ConnectSession._set_default_and_active_session(ConnectSession("sc://127.0.0.1:%d"))
"""


class FirstContactTest(unittest.TestCase):
    """Each time the kernel is as before: a cell is quick, and a classic Spark can be had."""

    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook(python=python_with_packages())
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()

    def setUp(self):
        # Connections are taken by the system and never by us.
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        self.port = silent.getsockname()[1]
        self.silent = silent

    def start(self, code=""):
        remote = "sc://127.0.0.1:%d" % self.port
        code = code or 'from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.remote("%s").getOrCreate()\n' % remote
        return self.notebook.start(code, wait=False, settings={"remote": remote})

    def assert_as_before(self):
        notebook = self.notebook
        self.assertEqual("2", notebook.value("1 + 1", limit=2))
        self.assertEqual("False", notebook.value("import os\n'SPARK_CONNECT_MODE_ENABLED' in os.environ", limit=2))
        notebook.start()
        self.assertEqual("6", notebook.value("sc.parallelize([1, 2, 3]).sum()"))
        notebook.stop()

    def test_nobody_at_the_port_is_told(self):
        self.silent.close()
        failed = self.notebook.wait_status("failed", limit=20, since=self.start())
        self.assertEqual(
            "Nothing listens at 127.0.0.1:%d: the connection was refused. Check the address, and that the Spark Connect server is running."
            % self.port, failed["error"]["cause"])
        self.assert_as_before()

    def test_a_server_that_says_nothing_is_told(self):
        failed = self.notebook.wait_status("failed", limit=20, since=self.start())
        self.assertEqual("The Spark Connect server at 127.0.0.1:%d did not answer in time." % self.port, failed["error"]["cause"])
        self.assert_as_before()

    def test_a_server_that_says_nothing_is_cancelled(self):
        notebook = self.notebook
        self.start()
        # When the connection has come, the kernel waits for an answer.
        self.silent.settimeout(20)
        connection, _ = self.silent.accept()
        self.addCleanup(connection.close)
        self.assertEqual("idle", notebook.wait_status("idle", limit=2, since=notebook.tell("cancel"))["state"])
        self.assert_as_before()

    def test_an_address_that_is_none_leaves_nothing(self):
        code = 'from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.remote("sc://127.0.0.1:1/path").getOrCreate()\n'
        self.assertIn("path", self.notebook.wait_status("failed", limit=20, since=self.start(code))["error"]["cause"])
        self.assert_as_before()

    def test_a_silent_session_of_a_cell_keeps_no_cell_waiting(self):
        notebook = self.notebook
        self.assertIsNone(notebook.cell(SILENT_SESSION % self.port, limit=20).error)
        self.assertEqual("idle", notebook.status()["state"])
        self.assertEqual("2", notebook.value("1 + 1", limit=2))
        notebook.start()
        self.assert_as_before()


if __name__ == "__main__":
    unittest.main()
