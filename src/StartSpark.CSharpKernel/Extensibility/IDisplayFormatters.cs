namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>How values look when they are the result of a cell or are displayed.</summary>
public interface IDisplayFormatters
{
    /// <summary>
    /// Adds a formatter for a type and the types derived from it. The formatter of the most derived type wins, the
    /// latest among equals.
    /// </summary>
    /// <typeparam name="T">The type, an interface included.</typeparam>
    /// <param name="format">
    /// Makes the forms to show. Called on the cell's thread; the token is cancelled when the cell is interrupted.
    /// What it throws is shown as the cell's error.
    /// </param>
    /// <returns>Disposing it takes the formatter back.</returns>
    IDisposable Add<T>(Func<T, CancellationToken, ValueTask<MimeBundle>> format)
        where T : notnull;
}
