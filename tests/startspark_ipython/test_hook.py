"""The start-up hook: the extension is there, and all that is the user's is as it would be without it."""
import json
import os
import tempfile
import unittest

from notebook import PACKAGE, Notebook

SEEN = """
import json, os, subprocess, sys
child = "import json, os, sys; print(json.dumps([sys.path, os.environ.get('PYTHONPATH')]))"
print(json.dumps({
    "path": sys.path,
    "variables": sorted(name for name in os.environ if "SPARK" in name or "PYTHON" in name),
    "pythonpath": os.environ.get("PYTHONPATH"),
    "child": json.loads(subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True).stdout),
    "customized": getattr(sys.modules.get("sitecustomize"), "__file__", None),
    "finders": [type(finder).__module__ for finder in sys.meta_path],
    "names": sorted(name for name in globals() if not name.startswith("_")),
}))
"""


def seen(**options):
    with Notebook(**options) as notebook:
        answers = bool(options.get("hook", True)) and notebook.open_panel()
        outcome = notebook.cell(SEEN)
        told = json.loads(outcome.text.replace(notebook.home, "HOME"))
        return told, answers


class HookTest(unittest.TestCase):
    maxDiff = None

    def test_user_code_sees_what_it_would_see_without_us(self):
        plain, _ = seen(hook=False)
        ours, status = seen()
        self.assertEqual("idle", status["state"])
        # One thing there is: what waits for PySpark's session to be imported, and goes then.
        self.assertEqual("startspark_ipython.cells.creation", ours["finders"].pop(0))
        self.assertEqual(plain, ours)
        self.assertNotIn(PACKAGE, json.dumps(ours))

    def test_the_users_own_start_up_stays_in_force(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "sitecustomize.py"), "w") as file:
                file.write("import os, sys\nsys.users_own = 'customized'\n")
            with open(os.path.join(folder, "a_module.py"), "w") as file:
                file.write("value = 'imported'\n")
            startup = os.path.join(folder, "ipython", "profile_default", "startup")
            os.makedirs(startup)
            with open(os.path.join(startup, "00-mine.py"), "w") as file:
                file.write("started = 'started'\n")
            with open(os.path.join(folder, "pythonstartup.py"), "w") as file:
                file.write("interactive = 'interactive'\n")
            environment = {
                "PYTHONPATH": folder, "IPYTHONDIR": os.path.join(folder, "ipython"),
                "PYTHONSTARTUP": os.path.join(folder, "pythonstartup.py"),
            }
            with Notebook(environment=environment) as notebook:
                self.assertEqual("idle", notebook.open_panel()["state"])
                self.assertEqual(
                    "('customized', 'imported', 'started', 'interactive')",
                    notebook.value("import sys, a_module\n(sys.users_own, a_module.value, started, interactive)"))
                self.assertEqual(repr(folder), notebook.value("import os\nos.environ['PYTHONPATH']"))
                self.assertEqual("True", notebook.value("any(entry == %r for entry in sys.path)" % folder))

    def test_a_sitecustomize_that_raises_is_told_as_python_tells_it_and_the_kernel_starts(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "sitecustomize.py"), "w") as file:
                file.write("raise ValueError('mine')\n")
            with Notebook(environment={"PYTHONPATH": folder}) as notebook:
                self.assertEqual("idle", notebook.open_panel()["state"])
                with open(notebook.output) as output:
                    self.assertIn("ValueError: mine", output.read())

    def test_a_launcher_in_python_hands_the_extension_on(self):
        launcher = "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-m', 'ipykernel_launcher'] + sys.argv[1:]))"
        with Notebook(arguments=("-c", launcher)) as notebook:
            self.assertEqual("idle", notebook.open_panel()["state"])

    def test_the_kernel_as_our_server_wraps_it_has_the_extension(self):
        wrapped = "import runpy; runpy.run_module('ipykernel_launcher', run_name='__main__', alter_sys=True)"
        with Notebook(arguments=("-c", wrapped)) as notebook:
            self.assertEqual("idle", notebook.open_panel()["state"])

    def test_other_comms_go_to_whom_they_went_before(self):
        with Notebook() as notebook:
            notebook.open_panel()
            notebook.cell("heard = []\nget_ipython().kernel.comm_manager.register_target('mine', lambda comm, msg: heard.append(msg['content']['data']))")
            message = notebook.client.session.msg("comm_open", {"comm_id": "1", "target_name": "mine", "data": {"a": 1}})
            notebook.client.shell_channel.send(message)
            self.assertEqual("[{'a': 1}]", notebook.value("heard"))
            notebook.control("comm_msg", {"comm_id": notebook.comm, "data": "no object"})
            notebook.control("comm_msg", {"comm_id": "nobody's", "data": {}})
            notebook.control("comm_close", {"comm_id": notebook.comm})
            self.assertEqual("idle", notebook.open_panel()["state"])


@unittest.skipUnless(os.environ.get("STARTSPARK_TEST_CODE"), "told by the C# test that asks the server for the code")
class SentCodeTest(unittest.TestCase):
    """The code of /kernel-extension/python in a kernel that knows nothing of us."""

    def test_sent_code_brings_the_whole_extension(self):
        with open(os.environ["STARTSPARK_TEST_CODE"], encoding="utf-8") as file:
            code = file.read()
        with Notebook(hook=False) as notebook:
            for _ in range(2):
                outcome = notebook.cell(code, silent=True, store_history=False)
                self.assertIsNone(outcome.error)
                self.assertEqual("idle", notebook.open_panel()["state"])
            self.assertEqual("[]", notebook.value("[name for name in globals() if 'startspark' in name]"))
            if os.environ.get("STARTSPARK_TEST_SPARK"):
                notebook.start()
                self.assertEqual("6", notebook.value("sc.parallelize([1, 2, 3]).sum()"))
                self.assertEqual("idle", notebook.stop()["state"])


if __name__ == "__main__":
    unittest.main()
