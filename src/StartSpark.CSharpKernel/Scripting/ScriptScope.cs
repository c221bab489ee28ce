using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Collects what cells have in scope without asking; extensions write, the script session reads.</summary>
internal sealed class ScriptScope : IScriptScope
{
    private readonly Lock gate = new();

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
        typeof(Display.Cell).FullName!,
        typeof(Display.Cell).Namespace!,
    ];

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

    public void AddUsing(string namespaceName) => AddImport(namespaceName);

    public void AddStaticUsing(string typeName) => AddImport(typeName);

    public void AddWarmUp(string code)
    {
        lock (gate)
        {
            WarmUps = WarmUps.Add(code);
        }
    }

    private void AddImport(string name)
    {
        lock (gate)
        {
            if (!Usings.Contains(name))
            {
                Usings = Usings.Add(name);
            }
        }
    }
}
