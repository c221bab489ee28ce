"""What people do with Spark, on a real standalone master with a worker."""
import os
import unittest

from notebook import LOCAL, Notebook, python_with_packages
from workloads import ContextWorkloads


@unittest.skipUnless(os.environ.get("STARTSPARK_TEST_MASTER"), "Set STARTSPARK_TEST_MASTER to a standalone master with a worker.")
class StandaloneTest(ContextWorkloads, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook(python=python_with_packages())
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()
        code = LOCAL.replace("local[2]", os.environ["STARTSPARK_TEST_MASTER"]).replace(
            '.config("spark.ui.enabled"', '.config("spark.executor.memory", "512m")\n    .config("spark.ui.enabled"')
        cls.running = cls.notebook.start(code)

    def test_running_names_the_application(self):
        self.assertRegex(self.running["appId"], "^app-")
        self.assertEqual("running", self.running["state"])


if __name__ == "__main__":
    unittest.main()
