using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>Writes Python 3.</summary>
internal sealed class PythonCode : ICodeLanguage
{
    public string Name => "python";

    public string Literal(string text) => CodeCharacters.Quoted(
        text, text.Contains('"', StringComparison.Ordinal) && !text.Contains('\'', StringComparison.Ordinal) ? '\'' : '"');

    public string Literal(bool value) => value ? "True" : "False";

    public string Read(ConfValue secret) => secret switch
    {
        ConfValue.FromEnvironment variable => $"os.environ[{Literal(variable.Name)}]",
        ConfValue.FromFile file => $"pathlib.Path({Literal(file.Path)}).read_text().rstrip(\"\\r\\n\")",
        _ => throw new ArgumentException("Only a secret is read where the code runs.", nameof(secret)),
    };

    public string Comment(string text) => CodeCharacters.Comment(text, "#");
}
