"""Jupyter's own tests of kernels, with samples of C#."""

import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "csharp-under-test"
    language_name = "C#"
    file_extension = ".csx"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    code_generate_error = 'throw new InvalidOperationException("on purpose");'

    completion_samples = [
        {"text": "Console.Wri", "matches": {"Write", "WriteLine"}},
        {"text": "Math.Sq", "matches": {"Sqrt"}},
        {"text": '"text".ToUpperI', "matches": {"ToUpperInvariant"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "if (true) { }", "int F(int a) => a;"]
    incomplete_code_samples = ["if (true) {", "var x = new[] { 1,", "int F(int a) {", '"""\n text']
    invalid_code_samples = ["int x = ;", "foreach }", "1 +/ 2;"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'string.Concat("a", "b")', "result": "ab"},
        {"code": "await Task.FromResult(6) + 1", "result": "7"},
        {"code": "new[] { 1, 2 }", "result": "[1, 2]"},
        {"code": "new[] { 1, 2 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'Display(Html("<b>bold</b>"));', "mime": "text/html"},
        {"code": "Display(Image(new byte[] { 0x89, 0x50 }));", "mime": "image/png"},
        {"code": 'Display(Json("{}"));', "mime": "application/json"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main(verbosity=2)
