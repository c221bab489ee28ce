namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>The tag that a cell's queries carry in Spark.</summary>
internal static class CellTag
{
    private const string Prefix = "cell-";

    /// <summary>The tag of a cell. Spark takes no comma in a tag, and front ends choose their ids freely.</summary>
    public static string Of(string messageId) => Prefix + messageId.Replace(',', '-');
}
