namespace StartSpark.CSharpKernel.Display;

/// <summary>Lets any value be displayed from within an expression: <c>rows.Display()</c>.</summary>
public static class DisplayedValue
{
    /// <summary>Shows the value below the cell, as the cell's result would look.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The place where it is shown, which can be updated.</returns>
    public static DisplayHandle Display<T>(this T value) => Cell.Display(value);
}
