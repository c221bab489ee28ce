"""What people do with Spark, on a Spark of this machine."""
import unittest

import workloads
from notebook import Notebook, python_with_packages


class LocalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.notebook = Notebook(python=python_with_packages())
        cls.notebook.open_panel()
        cls.notebook.start()

    @classmethod
    def tearDownClass(cls):
        cls.notebook.close()

    def test_frames_go_to_pandas_and_back_with_arrow(self):
        workloads.frames(self, self.notebook, True)

    def test_frames_go_to_pandas_and_back_without_arrow(self):
        workloads.frames(self, self.notebook, False)

    def test_udfs_plain_and_of_pandas(self):
        workloads.udfs(self, self.notebook)

    def test_rdds(self):
        workloads.rdds(self, self.notebook)

    def test_stream_into_memory(self):
        workloads.stream(self, self.notebook)

    def test_thousand_partitions_with_progress(self):
        workloads.thousand_partitions(self, self.notebook)


if __name__ == "__main__":
    unittest.main()
