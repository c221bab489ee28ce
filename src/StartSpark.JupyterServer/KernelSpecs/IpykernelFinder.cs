using System.Text.Json;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Finds an ipykernel that is installed in a Python but has no kernelspec, by its file alone: no Python is started to look.</summary>
internal static class IpykernelFinder
{
    /// <summary>A kernelspec <c>python3</c> for the first of these Pythons that has ipykernel; null when none has.</summary>
    public static KernelSpec? Find(IEnumerable<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (PythonOf(prefix) is { } python && PackageFolders(prefix).Any(folder => File.Exists(Path.Combine(folder, "ipykernel_launcher.py"))))
            {
                return new KernelSpec
                {
                    Name = "python3",
                    Argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                    DisplayName = "Python 3 (ipykernel)",
                    Language = "python",
                    Metadata = JsonDocument.Parse("""{"debugger":true}""").RootElement,
                    PythonPrefix = prefix,
                };
            }
        }

        return null;
    }

    /// <summary>The Python program of a prefix; null when it has none.</summary>
    public static string? PythonOf(string prefix)
    {
        string[] places = OperatingSystem.IsWindows()
            ? [Path.Combine(prefix, "python.exe"), Path.Combine(prefix, "Scripts", "python.exe")]
            : [Path.Combine(prefix, "bin", "python3"), Path.Combine(prefix, "bin", "python")];
        return places.FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> PackageFolders(string prefix)
    {
        if (OperatingSystem.IsWindows())
        {
            return [Path.Combine(prefix, "Lib", "site-packages")];
        }

        // Debian keeps the packages of apt in dist-packages, of pip in the versioned folder.
        return new[] { Path.Combine(prefix, "lib"), Path.Combine(prefix, "local", "lib") }
            .Where(Directory.Exists)
            .SelectMany(lib => Directory.EnumerateDirectories(lib, "python3*"))
            .SelectMany(version => new[] { Path.Combine(version, "site-packages"), Path.Combine(version, "dist-packages") });
    }
}
