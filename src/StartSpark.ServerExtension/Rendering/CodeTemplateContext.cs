using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>
/// A template's world in which whatever a template writes is a literal of the language: only the template's own text is code. So no template,
/// not even a careless one, can let a value become code.
/// </summary>
internal sealed class CodeTemplateContext : TemplateContext
{
    private readonly ICodeLanguage _language;
    private SourceSpan _statement;

    public CodeTemplateContext(ICodeLanguage language, ScriptObject model)
    {
        _language = language;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        LoopLimit = 100_000;
        AutoIndent = false;
        model.Import("comment", new Func<string?, Comment>(text => new Comment(text ?? "")));
        PushGlobal(model);
        PushCulture(CultureInfo.InvariantCulture);
    }

    /// <remarks>Scriban tells only the block that is written; the statement is what a person looks for.</remarks>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        var result = base.Evaluate(scriptNode, aliasReturnedFunction);
        _statement = scriptNode is ScriptExpressionStatement ? scriptNode.Span : _statement;
        return result;
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        string text => Write(_language.Literal(text)),
        StringBuilderOutput captured => Write(_language.Literal(captured.ToString())),
        bool value => Write(_language.Literal(value)),
        ConfValue secret => Write(_language.Read(secret)),
        Comment comment => Write(_language.Comment(comment.Text)),
        int or long or decimal => Write(Convert.ToString(textAsObject, CultureInfo.InvariantCulture)!),
        double number when double.IsFinite(number) => Write(number.ToString(CultureInfo.InvariantCulture)),
        _ => throw new ScriptRuntimeException(_statement, "What stands here is not a single value and cannot be written into code"),
    };

    public override string? ObjectToString(object? value, bool nested = false) => value switch
    {
        ConfValue => throw new ScriptRuntimeException(CurrentSpan, "A secret can only be written as it is, because only the kernel knows it"),
        _ => base.ObjectToString(value, nested),
    };

    private sealed record Comment(string Text);
}
