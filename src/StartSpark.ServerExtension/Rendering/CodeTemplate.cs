using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;
using StartSpark.Contracts.Configs;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>One template file, read and checked; its errors carry the file and the line.</summary>
internal sealed class CodeTemplate
{
    private const int LargestFile = 1024 * 1024;
    private readonly string _file;
    private readonly Template _template;

    private CodeTemplate(string file, Template template)
    {
        _file = file;
        _template = template;
    }

    /// <summary>Reads a template; null when it has errors.</summary>
    public static CodeTemplate? Read(string file, List<ConfigError> errors)
    {
        string text;
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                errors.Add(new ConfigError(file, null, null, "The template is larger than 1 MB; is it the right file?"));
                return null;
            }

            text = File.ReadAllText(file).ReplaceLineEndings("\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ConfigError(file, null, null, $"The template cannot be read: {exception.Message}"));
            return null;
        }

        var template = Template.Parse(text, file);
        if (!template.HasErrors)
        {
            return new CodeTemplate(file, template);
        }

        errors.AddRange(template.Messages
            .Where(message => message.Type == ParserMessageType.Error)
            .Select(message => new ConfigError(file, message.Span.Start.Line + 1, null, Sentence(message.Message))));
        return null;
    }

    /// <summary>Writes the code for a config; null when the template failed on the way.</summary>
    public string? Render(string name, ICodeLanguage language, ClusterConfig config, List<ConfigError> errors)
    {
        try
        {
            return _template.Render(new CodeTemplateContext(language, TemplateModel.Of(name, language.Name, config))).Trim('\n') + "\n";
        }
        catch (ScriptRuntimeException exception)
        {
            errors.Add(new ConfigError(_file, exception.Span.Start.Line + 1, null, Sentence(exception.OriginalMessage)));
            return null;
        }
    }

    private static string Sentence(string message) => message.TrimEnd('.', ' ') + ".";
}
