"""What people do with Spark, on a Spark of this machine."""
import unittest

from notebook import Notebook, python_with_packages
from workloads import ContextWorkloads


class LocalTest(ContextWorkloads, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook(python=python_with_packages())
        cls.addClassCleanup(cls.notebook.close)
        cls.notebook.open_panel()
        cls.notebook.start()

    def test_frames_go_to_pandas_and_back_without_arrow(self):
        self.check_frames("false")


if __name__ == "__main__":
    unittest.main()
