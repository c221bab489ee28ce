namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of <c>input_reply</c>.</summary>
internal sealed record InputReply
{
    public string Value { get; set; } = "";
}
