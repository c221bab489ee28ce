using System.Text.Json.Nodes;
using StartSpark.ServerExtension.Rendering;

namespace StartSpark.ServerExtension.Tests.Rendering;

public sealed class ConfigEditorTests
{
    /// <summary>The examples of RFC 7396, appendix A.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Merge_ExampleOfTheRfc_GivesItsResult(string target, string patch, string expected) =>
        Assert.Equal(expected, ConfigEditor.Merge(JsonNode.Parse(target), JsonNode.Parse(patch))?.ToJsonString() ?? "null");

    [Fact]
    public void Merge_KeyThatIsThere_KeepsItsPlace() =>
        Assert.Equal("""{"a":9,"b":2,"c":3}""", ConfigEditor.Merge(JsonNode.Parse("""{"a":1,"b":2}"""), JsonNode.Parse("""{"c":3,"a":9}"""))!.ToJsonString());
}
