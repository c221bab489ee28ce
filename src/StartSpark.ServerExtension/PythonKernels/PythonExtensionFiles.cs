namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>Where the Python files of the extension are: beside the program, however it was started.</summary>
internal sealed class PythonExtensionFiles
{
    /// <summary>The name of the Python package, and of its folder.</summary>
    public const string Package = "startspark_ipython";

    public PythonExtensionFiles()
        : this(Path.Combine(AppContext.BaseDirectory, Package))
    {
    }

    internal PythonExtensionFiles(string folder) => Folder = folder;

    /// <summary>The package's folder.</summary>
    public string Folder { get; }

    /// <summary>The folder of the start-up hook.</summary>
    public string HookFolder => Path.Combine(Folder, "hook");

    /// <summary>Module names and their sources, the hook left out: it is for kernels that this server starts.</summary>
    public IReadOnlyDictionary<string, string> ReadModules()
    {
        SortedDictionary<string, string> modules = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.py", SearchOption.AllDirectories))
        {
            string[] parts = [Package, .. Path.GetRelativePath(Folder, file)[..^".py".Length].Split(Path.DirectorySeparatorChar)];
            if (parts[1] != "hook")
            {
                modules[string.Join('.', parts[^1] == "__init__" ? parts[..^1] : parts)] = File.ReadAllText(file);
            }
        }

        return modules;
    }
}
