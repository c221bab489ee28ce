using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace StartSpark.Testing;

/// <summary>A test's prerequisites: missing ones skip it with one sentence on a person's machine and fail it in CI, where nothing may be missing.</summary>
public static class Require
{
    /// <summary>True where a missing prerequisite is a failure (<c>CI=true</c>).</summary>
    public static bool InCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes on only when <paramref name="present"/>; else skips (or fails in CI) with the sentence.</summary>
    public static void That([DoesNotReturnIf(false)] bool present, string whatToInstall)
    {
        if (!present)
        {
            Missing(whatToInstall);
        }
    }

    /// <summary>Skips the test, or fails it in CI, with one sentence that says what to install.</summary>
    [DoesNotReturn]
    public static void Missing(string whatToInstall)
    {
        if (InCi)
        {
            Assert.Fail($"{whatToInstall} (A skip is a failure in CI.)");
        }

        Assert.Skip(whatToInstall);
        throw new InvalidOperationException(whatToInstall);
    }

    /// <summary>The full path of the first of these programs that is on PATH (or is a path that exists).</summary>
    public static string Program(string whatToInstall, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (FindOnPath(name) is { } found)
            {
                return found;
            }
        }

        Missing(whatToInstall);
        return "";
    }

    /// <summary>Python 3 with ipykernel's modules left to the caller to check.</summary>
    public static string Python() => Program("Install Python 3.11 or newer (Debian: apt install python3).", "/usr/bin/python3", "python3");

    /// <summary>Debian's Chromium, or any other build of it on PATH.</summary>
    public static string Chromium() => Program(
        "Install Chromium (Debian: apt install chromium).", "/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome");

    /// <summary>Linux, for tests that read /proc or mount a tmpfs.</summary>
    public static void Linux() => That(OperatingSystem.IsLinux(), "This test needs Linux.");

    /// <summary>Root, for tests that mount a small disk or act as another user.</summary>
    public static void Root() => That(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Run this test as root on Linux: it mounts a small disk.");

    private static string? FindOnPath(string name)
    {
        if (Path.IsPathRooted(name))
        {
            return File.Exists(name) ? name : null;
        }

        string[] suffixes = OperatingSystem.IsWindows() ? [".exe", ".cmd", ""] : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders
            .SelectMany(folder => suffixes.Select(suffix => Path.Combine(folder, name + suffix)))
            .FirstOrDefault(File.Exists);
    }
}
