using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Jupyter's rule for the file name of a workspace: readable letters, and a digest that tells similar names apart.</summary>
internal static partial class WorkspaceName
{
    public const string Ending = ".jupyterlab-workspace";
    private const int MostCharacters = 128;
    private const int DigestCharacters = 4;

    public static string FileNameOf(string id)
    {
        var name = id.StartsWith('/') ? id[1..] : id;
        var digest = "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..DigestCharacters];
        var letters = Spaces().Replace(NotLetters().Replace(name.Normalize(NormalizationForm.FormKC), "").Trim(), "-");
        var most = MostCharacters - digest.Length - Ending.Length;
        return (letters.Length > most ? letters[..most] : letters).TrimEnd('-').ToLowerInvariant() + digest + Ending;
    }

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"[-\s]+")]
    private static partial Regex Spaces();
}
