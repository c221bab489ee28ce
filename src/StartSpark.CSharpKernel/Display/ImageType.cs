namespace StartSpark.CSharpKernel.Display;

/// <summary>Tells a picture's type from its first bytes.</summary>
internal static class ImageType
{
    public const string Svg = "image/svg+xml";

    public static string Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'B', (byte)'M', ..] => "image/bmp",
        [(byte)'<', ..] => Svg,
        _ => "image/png",
    };
}
