using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>The variables that cells declared, and the release of those that a later cell declared anew.</summary>
internal sealed class SessionVariables
{
    private readonly ConcurrentDictionary<string, Variable> variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> deferred = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => variables.Keys;

    public bool TryGet(string name, out object? value)
    {
        value = null;
        if (!variables.TryGetValue(name, out var variable) || variable.Owner.Find() is not { } owner)
        {
            return false;
        }

        value = variable.Field.GetValue(owner);
        return true;
    }

    /// <summary>Takes over the variables of a cell that is about to run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="instanceOf">
    /// Finds the cell's object once it runs. Its place among the others is the compiler's secret: cells without
    /// anything to run have none.
    /// </param>
    public void Declare(CompiledCell cell, Assembly assembly, Func<Type, object?> instanceOf)
    {
        var script = cell.Compilation.ScriptClass!;
        var type = assembly.GetType(script.MetadataName)!;
        var owner = new Owner(type, instanceOf);
        List<string> declared = [];
        foreach (var symbol in script.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsImplicitlyDeclared))
        {
            if (type.GetField(symbol.MetadataName, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } field)
            {
                declared.Add(symbol.Name);
                Release(symbol.Name);
                variables[symbol.Name] = new Variable(field, owner);
            }
        }

        // Names that outlive their cell are collected after the release: they mean the variables of this cell on.
        var kept = DeferredNames.In(cell.Compilation.SyntaxTrees[0].GetRoot());
        foreach (var name in declared.Where(name => !kept.Contains(name)))
        {
            deferred.Remove(name);
        }

        deferred.UnionWith(kept);
    }

    private void Release(string name)
    {
        if (variables.TryGetValue(name, out var old)
            && !deferred.Contains(name)
            && !old.Field.IsInitOnly
            && !old.Field.FieldType.IsValueType
            && old.Owner.Find() is { } owner)
        {
            old.Field.SetValue(owner, null);
        }
    }

    private sealed record Variable(FieldInfo Field, Owner Owner);

    private sealed class Owner(Type type, Func<Type, object?> instanceOf)
    {
        private object? found;

        public object? Find() => found ??= instanceOf(type);
    }
}
