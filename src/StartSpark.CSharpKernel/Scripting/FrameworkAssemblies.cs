using System.Collections.Frozen;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>
/// The framework's reference assemblies. They are a tenth of the size of the implementation and show the whole
/// surface, so the compiler is quicker and smaller with them.
/// </summary>
internal static class FrameworkAssemblies
{
    private static readonly Lazy<FrozenDictionary<string, PortableExecutableReference>> byName = new(() =>
        Net100.References.All.ToFrozenDictionary(
            reference => Path.GetFileNameWithoutExtension(reference.FilePath ?? reference.Display ?? string.Empty),
            StringComparer.OrdinalIgnoreCase));

    public static IEnumerable<PortableExecutableReference> All => Net100.References.All;

    public static bool Contains(string name) => byName.Value.ContainsKey(name);

    public static PortableExecutableReference? Find(string name) => byName.Value.GetValueOrDefault(name);
}
