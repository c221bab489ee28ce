using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>Writes C#.</summary>
internal sealed class CSharpCode : ICodeLanguage
{
    public string Name => "csharp";

    /// <remarks>The form that a person would choose: plain quotes; a verbatim string for backslashes alone; a raw one where quotes would all need escaping.</remarks>
    public string Literal(string text)
    {
        var hasQuote = text.Contains('"', StringComparison.Ordinal);
        var hasBackslash = text.Contains('\\', StringComparison.Ordinal);
        if (!CodeCharacters.ArePlain(text) || (!hasQuote && !hasBackslash))
        {
            return CodeCharacters.Quoted(text, '"');
        }

        if (!hasQuote)
        {
            return $"@\"{text}\"";
        }

        return text[0] == '"' || text[^1] == '"' || text.Contains("\"\"\"", StringComparison.Ordinal)
            ? CodeCharacters.Quoted(text, '"')
            : $"\"\"\"{text}\"\"\"";
    }

    public string Literal(bool value) => value ? "true" : "false";

    public string Read(ConfValue secret) => secret switch
    {
        ConfValue.FromEnvironment variable =>
            $"Environment.GetEnvironmentVariable({Literal(variable.Name)}) ?? throw new InvalidOperationException({Literal($"The environment variable {variable.Name} is not set.")})",
        ConfValue.FromFile file => $"File.ReadAllText({Literal(file.Path)}).TrimEnd('\\r', '\\n')",
        _ => throw new ArgumentException("Only a secret is read where the code runs.", nameof(secret)),
    };

    public string Comment(string text) => CodeCharacters.Comment(text, "//");
}
