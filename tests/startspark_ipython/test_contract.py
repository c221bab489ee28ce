"""The golden files, as C# and TypeScript hold them too: this side writes and reads the very same members."""
import json
import os
import sys
import unittest

import notebook

sys.path.insert(0, os.path.dirname(notebook.PACKAGE))

from startspark_ipython import contract  # noqa: E402

GOLDEN = os.path.join(notebook.ROOT, "tests", "fixtures", "contracts")


def golden(name):
    with open(os.path.join(GOLDEN, name + ".json"), encoding="utf-8") as file:
        return json.load(file)


class ContractTest(unittest.TestCase):
    maxDiff = None

    def test_status_of_each_golden_file_is_written_member_for_member(self):
        for name in ("status-idle", "status-starting", "status-running", "status-failed"):
            with self.subTest(name):
                expected = golden(name)
                given = {key: value for key, value in expected.items() if key not in ("v", "type", "state", "stages", "error")}
                stages = [contract.stage(stage["name"], stage["seconds"], stage["done"]) for stage in expected["stages"]]
                error = expected["error"] and contract.error(**expected["error"])
                self.assertEqual(expected, contract.status(expected["state"], stages=stages, error=error, **given))

    def test_every_state_that_the_kernel_tells_is_one_of_the_contract(self):
        written = {contract.IDLE, contract.QUEUED, contract.STARTING, contract.RUNNING, contract.STOPPING, contract.FAILED, contract.LOST}
        self.assertEqual({"idle", "queued", "starting", "running", "stopping", "failed", "lost"}, written)

    def test_busy_and_progress_are_written_member_for_member(self):
        self.assertEqual(golden("busy"), contract.busy(2))
        expected = golden("progress")
        stages = [contract.progress_stage(**stage) for stage in expected["stages"]]
        self.assertEqual(expected, contract.progress(expected["cell"], stages, expected["jobUrl"]))

    def test_start_is_read_with_all_its_members(self):
        expected = golden("start")
        read = contract.StartRequest(expected)
        self.assertEqual(
            (expected["config"], expected["code"], expected["shown"], expected["settings"]),
            (read.config, read.code, read.shown, read.settings))
        launch = expected["launch"]
        self.assertEqual(
            (launch["sparkHome"], launch["javaHome"], launch["env"], launch["logFile"], launch["hints"]),
            (read.spark_home, read.java_home, read.env, read.log_file, read.hints))
        self.assertEqual(expected["settings"]["remote"], read.remote)

    def test_start_with_members_of_a_later_version_or_with_few_is_read(self):
        self.assertEqual("x", contract.StartRequest({"code": "x", "later": 1}).code)
        self.assertEqual([], contract.StartRequest({}).hints)

    def test_start_with_a_member_of_a_wrong_type_is_refused(self):
        for wrong in ({"code": 1}, {"launch": []}, {"launch": {"env": "x"}}, {"launch": {"hints": {}}}):
            with self.subTest(wrong), self.assertRaises(contract.BadRequest):
                contract.StartRequest(wrong)

    def test_moment_is_written_as_the_contract_writes_it(self):
        self.assertRegex(contract.now(), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")


if __name__ == "__main__":
    unittest.main()
