using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>Turns text into code of one language; the only place where that happens.</summary>
internal interface ICodeLanguage
{
    /// <summary>The kernelspec's word for the language.</summary>
    string Name { get; }

    /// <summary>A literal that means exactly this text, whatever is in it, on one line.</summary>
    string Literal(string text);

    /// <summary>The literal of a truth value.</summary>
    string Literal(bool value);

    /// <summary>An expression that reads a secret where the code runs.</summary>
    string Read(ConfValue secret);

    /// <summary>A comment that holds this text and ends before the next line of code.</summary>
    string Comment(string text);
}
