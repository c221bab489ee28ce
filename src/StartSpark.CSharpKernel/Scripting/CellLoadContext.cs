using System.Reflection;
using System.Runtime.Loader;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// Where compiled cells and the libraries of <c>#r "path"</c> live: apart from the kernel's own assemblies, so that
/// a person's version of a library and the kernel's can differ.
/// </summary>
internal sealed class CellLoadContext() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads a compiled cell with its line numbers.</summary>
    public Assembly LoadCell(string name, Stream image, Stream symbols)
    {
        var assembly = LoadFromStream(image, symbols);
        lock (cells)
        {
            cells[name] = assembly;
        }

        return assembly;
    }

    /// <summary>Makes a library, and those beside it in its folder, loadable by name.</summary>
    public void AddPath(string path)
    {
        lock (cells)
        {
            foreach (var sibling in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll"))
            {
                paths.TryAdd(Path.GetFileNameWithoutExtension(sibling), sibling);
            }

            paths[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? path;
        lock (cells)
        {
            if (cells.TryGetValue(assemblyName.Name!, out var cell))
            {
                return cell;
            }

            if (!paths.TryGetValue(assemblyName.Name!, out path))
            {
                return null;
            }
        }

        // A library that the process runs on already (the framework, Start Spark's client) stays the only one of
        // its name: a second copy's types would not be the first one's.
        return IsTrusted(assemblyName.Name!) ? null : LoadFromAssemblyPath(path);
    }

    private static bool IsTrusted(string name) =>
        name.StartsWith("StartSpark.", StringComparison.Ordinal) || FrameworkAssemblies.Contains(name);
}
