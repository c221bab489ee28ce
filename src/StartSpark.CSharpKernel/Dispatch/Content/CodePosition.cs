namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of <c>complete_request</c>, <c>inspect_request</c> and <c>is_complete_request</c>.</summary>
internal sealed record CodePosition
{
    public string Code { get; set; } = "";

    /// <summary>In Unicode characters, as the protocol counts; the end of the code when absent.</summary>
    public int? CursorPos { get; set; }

    public int DetailLevel { get; set; }

    /// <summary>The cursor as an index into <see cref="Code"/>, which counts in UTF-16.</summary>
    public int Offset => CursorPos is { } position ? CharacterOffset.ToUtf16(Code, position) : Code.Length;
}
