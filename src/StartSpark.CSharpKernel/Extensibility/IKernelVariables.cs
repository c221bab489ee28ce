namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>The variables of the session, as the next cell would see them.</summary>
public interface IKernelVariables
{
    /// <summary>Reads a variable. Never waits, also while a cell runs.</summary>
    /// <param name="name">The variable's name, as typed.</param>
    /// <param name="value">Its value now.</param>
    /// <returns>False when no cell that finished compiling declared such a variable.</returns>
    bool TryGet(string name, out object? value);

    /// <summary>Declares a variable, as <c>T name = value;</c> in a cell would, when its turn on the queue comes.</summary>
    /// <typeparam name="T">The declared type; it must be public, and its assembly in <see cref="IScriptScope"/>.</typeparam>
    /// <param name="name">A valid C# identifier.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Takes the declaration off the queue.</param>
    /// <returns>A task that completes when later cells see the variable.</returns>
    /// <exception cref="CodeCompilationException">The name or the type is not valid in a cell.</exception>
    Task SetAsync<T>(string name, T value, CancellationToken cancellationToken);
}
