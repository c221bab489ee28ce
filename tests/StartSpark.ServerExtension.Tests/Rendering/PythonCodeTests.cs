using System.Text.Json;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Rendering;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.Rendering;

public sealed class PythonCodeTests
{
    private readonly PythonCode _code = new();

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("local[*]", "\"local[*]\"")]
    [InlineData("say \"hi\"", "'say \"hi\"'")]
    [InlineData("it's \"hi\"", "\"it's \\\"hi\\\"\"")]
    [InlineData(@"C:\n", @"""C:\\n""")]
    [InlineData("a\u202eb", "\"a\\u202eb\"")]
    public void Literal_Text_IsWhatAPersonWouldType(string text, string expected) => Assert.Equal(expected, _code.Literal(text));

    [Fact]
    public async Task Literal_AnyText_MeansThatTextToPython()
    {
        var texts = NastyTexts.WithHalves().ToList();
        var literals = texts.Select(_code.Literal).ToList();
        Assert.All(literals, literal => Assert.DoesNotContain('\n', literal));

        // UTF-16 code units by number, so that halves of pairs survive the way back.
        var output = await PythonRunner.RunAsync(
            """
            import ast, json, struct, sys
            for line in json.load(sys.stdin):
                value = ast.literal_eval(line).encode('utf-16-le', 'surrogatepass')
                print(json.dumps(struct.unpack('<%dH' % (len(value) // 2), value)))
            """,
            JsonSerializer.Serialize(literals));

        var decoded = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new string([.. JsonSerializer.Deserialize<int[]>(line)!.Select(unit => (char)unit)]));
        Assert.Equal(texts, decoded);
    }

    [Fact]
    public void Read_Secret_IsCodeThatReadsIt()
    {
        Assert.Equal("os.environ[\"S3\"]", _code.Read(new ConfValue.FromEnvironment("S3")));
        Assert.Equal("pathlib.Path(\"/run/s3\").read_text().rstrip(\"\\r\\n\")", _code.Read(new ConfValue.FromFile("/run/s3")));
    }
}
