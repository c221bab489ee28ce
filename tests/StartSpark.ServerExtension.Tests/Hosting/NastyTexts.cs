using System.Text;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>Texts that have broken other programs' code, and many more made from the same pieces.</summary>
internal static class NastyTexts
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "\\", "\n", "\r", "\t", "{{", "}}", "{", "}", "$", "%", "\"\"\"", "'''", "\\u", "\\n", "*/", "//", "#", ";", ")", " ", "",
        "\0", "\u0001", "\u001b", "\u0085", "\u00a0", "\u200b", "\u202e", "\u2028", "\u2029", "\ufeff", "\ue000", "é", "日本", "😀", "\U000E0041",
        "a", "Z", "0", "local[*]", "-Dx=\"a b\"", "C:\\Users\\n", "{{ exit }}", "${HOME}", "%s", "\");System.Exit(1);//",
    ];

    /// <summary>The pieces themselves and pairs, and longer texts by a fixed seed.</summary>
    public static IEnumerable<string> All()
    {
        var random = new Random(20261123);
        return Pieces
            .Concat(Pieces.SelectMany(_ => Pieces, (a, b) => a + b))
            .Concat(Enumerable.Range(0, 1000).Select(_ => Long(random)));
    }

    /// <summary>The same, and texts with half of a surrogate pair.</summary>
    public static IEnumerable<string> WithHalves() => All().Concat(["\ud800", "\udc00", "a\ud83d", "\ude00\ud83d", "\ud800\"", "\ud800\\"]);

    private static string Long(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(3, 12); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
