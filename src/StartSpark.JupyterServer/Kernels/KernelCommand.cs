using System.Text.RegularExpressions;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>The command line, environment and folder of one kernel process: kernel.json with all places filled in.</summary>
internal sealed partial record KernelCommand
{
    /// <summary>The full path of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Environment variables to set; null takes one away.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <summary>The folder to start in.</summary>
    public required string Folder { get; init; }

    /// <summary>Fills a kernelspec in.</summary>
    /// <exception cref="KernelStartException">The program is not on this machine.</exception>
    public static KernelCommand Create(
        KernelSpec spec, string connectionFile, string folder, string? sessionName, IEnumerable<string> hiddenVariables)
    {
        var places = new Dictionary<string, string>
        {
            ["connection_file"] = connectionFile,
            ["resource_dir"] = spec.ResourceFolder ?? "",
            ["prefix"] = spec.PythonPrefix ?? "",
        };
        Dictionary<string, string?> environment = [];
        foreach (var name in hiddenVariables)
        {
            environment[name] = null;
        }

        foreach (var (name, value) in spec.Environment)
        {
            environment[name] = Variable().Replace(
                value, match => System.Environment.GetEnvironmentVariable(match.Groups[1].Value) ?? match.Value);
        }

        // ipykernel ends itself when its parent has gone only if this is set.
        environment["JPY_PARENT_PID"] = System.Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (sessionName is not null)
        {
            environment["JPY_SESSION_NAME"] = sessionName;
        }

        return new KernelCommand
        {
            Program = FindProgram(Fill(spec.Argv[0], places), spec, environment.GetValueOrDefault("PATH")),
            Arguments = [.. LosslessIpykernel.Wrap([.. spec.Argv.Skip(1).Select(word => Fill(word, places))])],
            Environment = environment,
            Folder = folder,
        };
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{(connection_file|resource_dir|prefix)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\Apython(3(\.\d+)?)?\z")]
    private static partial Regex AnyPython();

    private static string Fill(string word, Dictionary<string, string> places) =>
        Place().Replace(word, match => places[match.Groups[1].Value]);

    private static string FindProgram(string name, KernelSpec spec, string? path)
    {
        // A bare "python" means the Python that the kernelspec was installed with, which need not be on PATH.
        if (AnyPython().IsMatch(name))
        {
            var own = spec.PythonPrefix is { } prefix ? IpykernelFinder.PythonOf(prefix) : null;
            return own ?? OnPath(name, path) ?? OnPath("python3", path) ?? throw Missing(name, spec);
        }

        return name.Contains('/') || Path.IsPathRooted(name)
            ? File.Exists(name) ? Path.GetFullPath(name) : throw Missing(name, spec)
            : OnPath(name, path) ?? throw Missing(name, spec);
    }

    private static string? OnPath(string name, string? path)
    {
        string[] suffixes = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];
        return (path ?? System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => suffixes.Select(suffix => Path.Combine(folder, name + suffix)))
            .FirstOrDefault(File.Exists);
    }

    private static KernelStartException Missing(string program, KernelSpec spec) => new(
        $"The kernel '{spec.DisplayName}' cannot be started: its program '{program}' is not on this machine. Install it, or correct 'argv' in the kernelspec '{spec.Name}'.");
}
