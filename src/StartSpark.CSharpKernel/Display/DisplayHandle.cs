namespace StartSpark.CSharpKernel.Display;

/// <summary>A place in the notebook where a value is shown.</summary>
public sealed class DisplayHandle
{
    internal DisplayHandle(string id) => Id = id;

    /// <summary>The <c>display_id</c> of the protocol.</summary>
    public string Id { get; }

    /// <summary>Shows another value in the same place (<c>update_display_data</c>).</summary>
    /// <param name="value">The value.</param>
    public void Update(object? value) => Cell.Output.Display(value, Id, isUpdate: true);
}
