namespace StartSpark.ServerExtension.SparkUi;

/// <summary>What is known of a kernel's Spark UI.</summary>
/// <param name="HasSpark">Whether a Spark runs in the kernel.</param>
/// <param name="Url">Where its UI listens; null where it has none.</param>
internal sealed record SparkUiAddress(bool HasSpark, Uri? Url)
{
    public static readonly SparkUiAddress NoSpark = new(false, null);
    public static readonly SparkUiAddress NoUi = new(true, null);
}
