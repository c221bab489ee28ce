using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Finds what a cell's <c>#r</c> names: a file, relative to the notebook's folder, or a framework assembly.</summary>
internal sealed class CellReferenceResolver(CellLoadContext loadContext) : MetadataReferenceResolver
{
    private readonly Dictionary<string, PortableExecutableReference> known = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => false;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (FrameworkAssemblies.Find(reference) is { } framework)
        {
            return [framework];
        }

        var path = Path.GetFullPath(reference);
        if (!File.Exists(path))
        {
            return [];
        }

        lock (known)
        {
            if (!known.TryGetValue(path, out var found))
            {
                found = MetadataReference.CreateFromFile(path, properties);
                known[path] = found;
                loadContext.AddPath(path);
            }

            return [found];
        }
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 0;
}
