namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>The files of a kernelspec that a page may read: its logos and the old front end's script and style, nothing else of the folder.</summary>
internal static class KernelSpecResources
{
    /// <summary>The resources: the key that the API uses and the file's name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> List(KernelSpec spec)
    {
        if (spec.ResourceFolder is not { } folder || !Directory.Exists(folder))
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateFiles(folder)
                .Select(path => Path.GetFileName(path))
                .Where(name => name is "kernel.js" or "kernel.css" || name.StartsWith("logo-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => KeyValuePair.Create(name.StartsWith("logo-", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name, name))
                .DistinctBy(pair => pair.Key),
        ];
    }

    /// <summary>The full path of a resource; null when the kernelspec has no such one.</summary>
    public static string? Find(KernelSpec spec, string fileName) =>
        List(spec).Any(pair => pair.Value == fileName) ? Path.GetFullPath(Path.Combine(spec.ResourceFolder!, fileName)) : null;
}
