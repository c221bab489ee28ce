using StartSpark.Contracts.Configs;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.ClusterFiles;

namespace StartSpark.ServerExtension.Tests.ClusterFiles;

public class MaskedTextTests
{
    private const string Mask = "\"" + Redaction.Mask + "\"";

    [Theory]
    [InlineData("master: local\nconf:\n  spark.x.password: hunter2 # why\n  spark.y: 1\n", "master: local\nconf:\n  spark.x.password: " + Mask + " # why\n  spark.y: 1\n")]
    [InlineData("conf: { spark.token: 'hunter2', a: b }\r\nmaster: yarn\r\n", "conf: { spark.token: " + Mask + ", a: b }\r\nmaster: yarn\r\n")]
    [InlineData("conf:\n  spark.secret: |\n    hunter2\n    hunter2\n  spark.y: 1\n", "conf:\n  spark.secret: " + Mask + "\n  spark.y: 1\n")]
    [InlineData("conf:\n  spark.secret: \"hunter2\n    hunter2\"\n  spark.y: 1\n", "conf:\n  spark.secret: " + Mask + "\n  spark.y: 1\n")]
    [InlineData("conf:\n  spark.secret: hunter2\n    hunter2\n  spark.y: 1", "conf:\n  spark.secret: " + Mask + "\n  spark.y: 1")]
    [InlineData("remote: sc://h/;token=hunter2;a=b # x\n", "remote: \"sc://h/;token=*********(redacted);a=b\" # x\n")]
    [InlineData("env: {MY_TOKEN: &t !!str hunter2}\n", "env: {MY_TOKEN: &t !!str " + Mask + "}\n")]
    [InlineData("title: &t hunter2\nconf:\n  spark.token: *t\n", "title: &t " + Mask + "\nconf:\n  spark.token: *t\n")]
    [InlineData("# spark.x.password: hunter2\nmaster: local # token=hunter2\n", "# spark.x.password: " + Mask + "\nmaster: local # token=" + Mask + "\n")]
    [InlineData("conf: { spark.redaction.regex: stars, spark.stars.name: hunter2 }", "conf: { spark.redaction.regex: stars, spark.stars.name: " + Mask + " }")]
    [InlineData("conf: { spark.o: '-Dpassword=hunter2' }", "conf: { spark.o: " + Mask + " }")]
    [InlineData("conf:\n  nested: { my.password: hunter2 }\n", "conf:\n  nested: { my.password: " + Mask + " }\n")]
    [InlineData("tokn: 1\ntoken: hunter2\n", "tokn: 1\ntoken: " + Mask + "\n")]
    [InlineData("conf: { é.日本: 😀, spark.password: hunter2 }\n", "conf: { é.日本: 😀, spark.password: " + Mask + " }\n")]
    [InlineData("conf: [\n  password: hunter2\n", "conf: [\n  password: " + Mask + "\n")]
    [InlineData("conf:\n\tpassword: |\n\t  hunter2\n\tb: c\n", "conf:\n\tpassword: " + Mask + "\n\t  *********(redacted)\n\tb: c\n")]
    [InlineData("conf: {spark.password: hunter2, spark.password: hunter2}", "conf: {spark.password: " + Mask + ", spark.password: " + Mask + "}")]
    public void Text_WithASecret_ChangesThereAndNowhereElse(string text, string masked)
    {
        Assert.Equal(masked, MaskedText.Of(text).Text);
        Assert.DoesNotContain("hunter2", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("master: local\nconf:\n  spark.x: { env: SECRET }\n  spark.y: { file: /run/password }\nask: [ conf.spark.password ]\n# the end\n")]
    [InlineData("")]
    [InlineData("\n# only words\n")]
    [InlineData("title: the password's own\n")]
    [InlineData("conf:\n  spark.password:\n")]
    public void Text_WithoutASecret_IsTheSame(string text) => Assert.Equal(text, MaskedText.Of(text).Text);

    [Theory]
    [InlineData("# spark.old.password: hunter1\nconf:\n  spark.x.password: 'hunter2' # why\n  spark.y: 1\n")]
    [InlineData("conf: { spark.token: hunter2, a: b }\r\nmaster: yarn # password = hunter3\r\n")]
    [InlineData("conf:\n  spark.secret: |\n    hunter2\n    hunter2\n  spark.y: 1\n")]
    [InlineData("conf:\n  spark.secret: >-\n    hunter2\n\n    hunter2\n# end")]
    [InlineData("remote: sc://h/;token=hunter2;a=b # x\n")]
    [InlineData("title: &t hunter2\nconf:\n  spark.token: *t\n")]
    [InlineData("conf: { é.日本: 😀, spark.password: \"a\\\"b\\nc {{ }} \" }\n")]
    [InlineData("conf: {spark.password: hunter2, spark.password: hunter3}")]
    public void Restore_OfAnUntouchedText_IsByteForByteTheOriginal(string text)
    {
        var errors = new List<ConfigError>();
        var masked = MaskedText.Of(text);

        Assert.Equal(text, masked.Restore("f", masked.Text, errors));
        Assert.Empty(errors);
    }

    [Fact]
    public void Restore_AroundAnEdit_KeepsSecretsCommentsAndOrder()
    {
        const string Before = "# mine\nmaster: yarn\nconf:\n  spark.a.password: hunter2   # keep\n  spark.b: 1\n  spark.c.token: hunter3\n";
        var masked = MaskedText.Of(Before);

        var edited = masked.Text.Replace("spark.b: 1", "spark.b: 2\n  # new\n  spark.d: {{", StringComparison.Ordinal).Replace("  spark.c.token: " + Mask + "\n", "", StringComparison.Ordinal)
            .Replace("{{", "x", StringComparison.Ordinal);

        Assert.Equal("# mine\nmaster: yarn\nconf:\n  spark.a.password: hunter2   # keep\n  spark.b: 2\n  # new\n  spark.d: x\n", masked.Restore("f", edited, []));
    }

    [Fact]
    public void Restore_WherePlainCharactersWouldMeanSomethingElse_QuotesThem()
    {
        var masked = MaskedText.Of("conf:\n  spark.password: a, b} c\n");

        Assert.Equal("conf: { spark.password: \"a, b} c\" }\n", masked.Restore("f", "conf: { spark.password: " + Mask + " }\n", []));
    }

    [Theory]
    [InlineData("conf:\n  spark.b.password: " + Mask + "\n", "conf.spark.b.password")]
    [InlineData("conf:\n  spark.a.password: \"x*********(redacted)\"\n", "conf.spark.a.password")]
    [InlineData("title: " + Mask + "\n", "title")]
    public void Restore_OfAMaskThatBelongsNowhere_IsAnErrorWithItsKey(string edited, string key)
    {
        var errors = new List<ConfigError>();

        MaskedText.Of("conf:\n  spark.a.password: hunter2\n").Restore("f", edited, errors);

        var error = Assert.Single(errors);
        Assert.Equal(key, error.Key);
        Assert.Contains("mask", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_OfABrokenTextThatWasMended_KeepsItsSecrets()
    {
        var masked = MaskedText.Of("master: [\nconf:\n  spark.password: hunter2\n");

        Assert.Equal("master: yarn\nconf:\n  spark.password: hunter2\n", masked.Restore("f", masked.Text.Replace("[", "yarn", StringComparison.Ordinal), []));
    }

    /// <summary>Pieces of YAML thrown together: most are broken, and what is read comes back as it was.</summary>
    [Fact]
    public void Restore_OfAnyText_NeitherThrowsNorChangesIt()
    {
        string[] pieces = ["\n", "\n  ", "\n    ", ": ", "- ", "[", "]", "{", "}", ", ", "\"", "'", "|\n", ">-\n", "# ", "&a ", "*a", "!t ", "? ", "%", "@", "\t", "---\n", "...\n",
            "conf", "master", "spark.password", "remote: sc://h/;token=", "hunter2", "é", "😀", "{{", "}}", "<<", "~", "\r\n", "\u2028", "\\", "\uFEFF"];
        var random = new Random(20261124);
        for (var i = 0; i < 4000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            _ = ClusterFileReader.Read("/a/b.yaml", text);
            var masked = MaskedText.Of(text);
            var errors = new List<ConfigError>();
            var restored = masked.Restore("f", masked.Text, errors);
            Assert.True(restored == text || errors.Count > 0 || ClusterFileReader.Read("/a/b.yaml", restored).Errors.Count > 0, $"{text}\n->\n{masked.Text}\n->\n{restored}");
        }
    }
}
