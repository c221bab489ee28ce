using System.Diagnostics;
using System.Text.Json.Nodes;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

/// <summary>Debian's ipykernel, as a kernelspec in a test's own folder, with a home of the test's own.</summary>
internal static class Ipykernel
{
    private static readonly Lazy<string?> Python = new(Find);

    /// <summary>Skips the test where no Python has ipykernel.</summary>
    public static string RequirePython()
    {
        Require.That(Python.Value is not null, "Install ipykernel for Python 3 (Debian: apt install python3-ipykernel).");
        return Python.Value;
    }

    /// <summary>Writes a kernelspec for ipykernel, or for a script that makes one of its own.</summary>
    public static void Install(TestFolder folder, string name = "python3", bool prestart = false, string? script = null)
    {
        var home = folder.Folder("home");
        var argv = script is null
            ? new JsonArray(RequirePython(), "-m", "ipykernel_launcher", "-f", "{connection_file}")
            : new JsonArray(RequirePython(), folder.Write($"{name}.py", script), "-f", "{connection_file}");
        InstallSpec(folder, name, new JsonObject
        {
            ["argv"] = argv,
            ["display_name"] = $"Test {name}",
            ["language"] = "python",
            ["env"] = new JsonObject { ["HOME"] = home, ["IPYTHONDIR"] = Path.Combine(home, "ipython"), ["PYTHONDONTWRITEBYTECODE"] = "1" },
            ["metadata"] = prestart ? new JsonObject { ["startspark"] = new JsonObject { ["prestart"] = true } } : new JsonObject(),
        });
    }

    /// <summary>Writes any kernelspec.</summary>
    public static void InstallSpec(TestFolder folder, string name, JsonObject spec) =>
        folder.Write(Path.Combine("data", "kernels", name, "kernel.json"), spec.ToJsonString());

    /// <summary>Writes a kernelspec of a shell script instead of a kernel.</summary>
    public static void InstallShell(TestFolder folder, string name, string script) => InstallSpec(folder, name, new JsonObject
    {
        ["argv"] = new JsonArray("/bin/sh", "-c", script, "sh", "{connection_file}"),
        ["display_name"] = $"Test {name}",
        ["language"] = "sh",
    });

    private static string? Find()
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import ipykernel_launcher"]) { RedirectStandardError = true })!;
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return python;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not there.
            }
        }

        return null;
    }
}
