using System.Reflection;

namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>What every cell has in scope without asking. To be filled while an extension loads.</summary>
public interface IScriptScope
{
    /// <summary>Lets cells use the public types of an assembly.</summary>
    /// <param name="assembly">An assembly loaded from a file.</param>
    /// <exception cref="ArgumentException">The assembly has no file.</exception>
    void AddReference(Assembly assembly);

    /// <summary>Adds <c>using <paramref name="namespaceName"/>;</c>.</summary>
    /// <param name="namespaceName">A namespace.</param>
    void AddUsing(string namespaceName);

    /// <summary>Adds <c>using static</c> of a type, whose static members are then called by their bare names.</summary>
    /// <param name="typeName">The type's full name.</param>
    void AddStaticUsing(string typeName);

    /// <summary>
    /// Adds code that the kernel compiles, and never runs, while it warms up: the first cell that looks like it is
    /// quick. It may use everything that the extension put in scope.
    /// </summary>
    /// <param name="code">A cell's code.</param>
    void AddWarmUp(string code);
}
