using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Collects what cells have in scope without asking; extensions write, the script session reads.</summary>
internal sealed class ScriptScope : IScriptScope
{
    private readonly Lock gate = new();

    /// <summary>
    /// Namespaces. They stand nearer to the code than <see cref="StaticUsings"/>, so that <c>Array.Sort</c> means the
    /// type also when a function named <c>Array</c> is in scope.
    /// </summary>
    internal ImmutableArray<string> Usings { get; private set; } =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Text",
        "System.Threading",
        "System.Threading.Tasks",
        typeof(Display.Cell).Namespace!,
    ];

    /// <summary>Types whose static members are called by their bare names.</summary>
    internal ImmutableArray<string> StaticUsings { get; private set; } = [typeof(Display.Cell).FullName!];

    internal ImmutableArray<MetadataReference> References { get; private set; } = [];

    internal ImmutableArray<string> WarmUps { get; private set; } = [];

    public void AddReference(Assembly assembly)
    {
        if (assembly.Location.Length == 0)
        {
            throw new ArgumentException($"{assembly.GetName().Name} has no file, so cells can't refer to it.", nameof(assembly));
        }

        lock (gate)
        {
            if (!References.Any(known => known.Display == assembly.Location))
            {
                References = References.Add(MetadataReference.CreateFromFile(assembly.Location));
            }
        }
    }

    public void AddUsing(string namespaceName)
    {
        lock (gate)
        {
            Usings = Usings.Contains(namespaceName) ? Usings : Usings.Add(namespaceName);
        }
    }

    public void AddStaticUsing(string typeName)
    {
        lock (gate)
        {
            StaticUsings = StaticUsings.Contains(typeName) ? StaticUsings : StaticUsings.Add(typeName);
        }
    }

    public void AddWarmUp(string code)
    {
        lock (gate)
        {
            WarmUps = WarmUps.Add(code);
        }
    }
}
