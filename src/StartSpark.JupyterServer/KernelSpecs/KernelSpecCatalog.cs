using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>
/// Reads the kernelspecs afresh at each call, so that a kernel installed while the server runs is offered at once.
/// A broken one is reported in the log, once per state of its file, and hides nothing.
/// </summary>
internal sealed partial class KernelSpecCatalog(
    IOptions<KernelSpecsOptions> options,
    KernelPaths paths,
    ILogger<KernelSpecCatalog> logger)
{
    private readonly ConcurrentDictionary<string, DateTime> reported = new(StringComparer.Ordinal);

    /// <summary>All kernelspecs, one of each name, built-in ones first, then by name.</summary>
    public IReadOnlyList<KernelSpec> List()
    {
        Dictionary<string, KernelSpec> found = new(StringComparer.Ordinal);
        foreach (var folder in paths.DataFolders)
        {
            foreach (var spec in ReadFolder(folder))
            {
                found.TryAdd(spec.Name, spec);
            }
        }

        if (!found.ContainsKey("python3") && IpykernelFinder.Find(paths.PythonPrefixes) is { } python)
        {
            found.Add(python.Name, python);
        }

        var builtIn = options.Value.BuiltIn;
        return
        [
            .. builtIn,
            .. found.Values
                .Where(spec => builtIn.All(own => own.Name != spec.Name))
                .OrderBy(spec => spec.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The kernelspec of a name (case does not matter); null when there is none.</summary>
    public KernelSpec? Find(string name) =>
        List().FirstOrDefault(spec => string.Equals(spec.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of the kernelspec that is proposed first among these.</summary>
    public string DefaultOf(IReadOnlyList<KernelSpec> specs) =>
        options.Value.Default
        ?? options.Value.BuiltIn.FirstOrDefault()?.Name
        ?? specs.FirstOrDefault(spec => spec.Name == "python3")?.Name
        ?? specs.FirstOrDefault()?.Name
        ?? "python3";

    [GeneratedRegex(@"\A[a-z0-9._-]+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();

    private IEnumerable<KernelSpec> ReadFolder(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "kernels");
        string[] kernels;
        try
        {
            kernels = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Report(folder, problem);
            yield break;
        }

        // <prefix>/share/jupyter belongs to the Python of <prefix>, if there is one.
        var prefix = Path.GetDirectoryName(Path.GetDirectoryName(dataFolder));
        foreach (var kernel in kernels)
        {
            var file = Path.Combine(kernel, "kernel.json");
            if (File.Exists(file) && TryRead(file, prefix) is { } spec)
            {
                yield return spec;
            }
        }
    }

    private KernelSpec? TryRead(string file, string? prefix)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file))!;
        try
        {
            if (!ValidName().IsMatch(name))
            {
                throw new KernelSpecFormatException(
                    $"The kernelspec '{file}' has a name that is no kernel's: letters, digits, '.', '_' and '-' are allowed.");
            }

            return KernelJsonReader.Read(name.ToLowerInvariant(), file, prefix);
        }
        catch (Exception problem) when (problem is KernelSpecFormatException or IOException or UnauthorizedAccessException)
        {
            Report(file, problem);
            return null;
        }
    }

    private void Report(string path, Exception problem)
    {
        var state = File.GetLastWriteTimeUtc(path);
        if (!reported.TryGetValue(path, out var seen) || seen != state)
        {
            reported[path] = state;
            Log.KernelSpecSkipped(logger, path, problem.Message);
        }
    }
}
