using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.Rendering;

public sealed class CodeTemplateTests : IDisposable
{
    private readonly ConfigFolders _folders = new();

    [Theory]
    [InlineData("a\n{{ if }}\n", 2, "")]
    [InlineData("a\nb\n{{ mastr }}\n", 3, "mastr")]
    [InlineData("\n{{ conf }}", 2, "not a single value")]
    [InlineData("\n{{ conf[0].valeu }}", 2, "valeu")]
    [InlineData("{{ include 'x' }}", 1, "")]
    [InlineData("\n{{ while true }}{{ end }}", 2, "")]
    [InlineData("{{ func f }}{{ f }}{{ end }}{{ f }}", 1, "")]
    [InlineData("\n{{ conf[1].value | string.upcase }}", 2, "A secret can only be written as it is")]
    [InlineData("\n{{ conf[1].value + 'x' }}", 2, "A secret can only be written as it is")]
    [InlineData("{{ 1 / 0 }}", 1, "not a single value")]
    public void Render_TemplateError_NamesFileAndLine(string template, int line, string words)
    {
        var path = _folders.WriteTemplate("own.scriban", template);
        Config();

        var rejected = _folders.Rejected("own", "csharp");

        Assert.NotEmpty(rejected.Errors);
        Assert.Equal((path, line), (rejected.Errors[0].File, rejected.Errors[0].Line));
        Assert.Contains(words, rejected.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains($"{path}, line {line}: ", rejected.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csharp", "x({{ conf[0].value }}, {{ true }}, {{ 1 + 1 }}, {{ 'a' + conf[0].value }}, {{ name | string.upcase }});", "x(\"a\\\\\\n\", true, 2, \"aa\\\\\\n\", \"OWN\");")]
    [InlineData("python", "x({{ conf[0].value }}, {{ true }}, {{ 1.5 }}, {{ language }})", "x(\"a\\\\\\n\", True, 1.5, \"python\")")]
    [InlineData("python", "{{ 'two\nlines' | comment }}", "# two\n# lines")]
    [InlineData("csharp", "{{ capture x }}exit(); //{{ end }}f({{ x }})", "f(\"exit(); //\")")]
    [InlineData("csharp", "f({{ remote }})", "f()")]
    [InlineData("csharp", "{{ if remote }}r{{ else }}m{{ end }} {{ conf.size }} {{ reads_environment }}", "m 2 true")]
    public void Render_OwnTemplate_WritesEveryExpressionAsALiteral(string language, string template, string expected)
    {
        _folders.WriteTemplate("own.scriban", template);
        Config();

        Assert.Equal(expected + "\n", _folders.Render("own", language).Code);
    }

    [Fact]
    public void Render_LanguagesOwnTemplateInTheHome_StandsBeforeTheBuiltInOne()
    {
        _folders.WriteTemplate("csharp.scriban", "mine({{ master }});");

        Assert.Equal("mine(\"local[*]\");\n", _folders.Render("local", "csharp").Code);
    }

    [Fact]
    public void Render_TemplatePerLanguage_ListsOnlyLanguagesThatHaveOne()
    {
        _folders.WriteTemplate("own.python.scriban", "x = {{ master }}");
        var entry = _folders.WriteUser("own.yaml", "master: local\ntemplate: own.{language}.scriban");

        Assert.Equal(["python"], _folders.Templates.LanguagesOf(_folders.Catalog.Find("own")!.Config!));
        Assert.Equal("x = \"local\"\n", _folders.Render("own", "python").Code);
        Assert.Contains("no template own.csharp.scriban", _folders.Rejected("own", "csharp").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LiteralSecretThroughAStringFunction_IsMaskedWhereShown()
    {
        _folders.WriteTemplate("own.scriban", "f({{ conf[0].value | string.upcase | string.slice 1 }})");
        _folders.WriteUser("own.yaml", "master: local\ntemplate: own.scriban\nconf: { spark.x.password: hunter }");

        var result = _folders.Render("own", "csharp");

        Assert.Equal("f(\"UNTER\")\n", result.Code);
        Assert.DoesNotContain("UNTER", result.Shown, StringComparison.Ordinal);
        Assert.Contains(Redaction.Mask[1..].ToUpperInvariant(), result.Shown, StringComparison.Ordinal);
    }

    public void Dispose() => _folders.Dispose();

    private void Config() => _folders.WriteUser("own.yaml", "master: local\ntemplate: own.scriban\nconf:\n  a: \"a\\\\\\n\"\n  b: { env: B }");
}
