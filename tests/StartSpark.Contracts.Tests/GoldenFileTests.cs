using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using StartSpark.Testing;

namespace StartSpark.Contracts.Tests;

/// <summary>The records read and write the very shapes that TypeScript and Python read and write, member for member.</summary>
public class GoldenFileTests
{
    public static TheoryData<string, JsonTypeInfo> Shapes => new()
    {
        { "start", ContractsJson.Default.StartRequest },
        { "cancel", ContractsJson.Default.CommRequest },
        { "stop", ContractsJson.Default.StopRequest },
        { "busy", ContractsJson.Default.BusyMessage },
        { "status-request", ContractsJson.Default.CommRequest },
        { "status-idle", ContractsJson.Default.StatusMessage },
        { "status-starting", ContractsJson.Default.StatusMessage },
        { "status-running", ContractsJson.Default.StatusMessage },
        { "status-failed", ContractsJson.Default.StatusMessage },
        { "progress", ContractsJson.Default.ProgressMessage },
        { "all-config", ContractsJson.Default.AllConfigs },
        { "render-request", ContractsJson.Default.RenderRequest },
        { "render-result", ContractsJson.Default.RenderResult },
        { "checks", ContractsJson.Default.LaunchChecks },
        { "spark-options", ContractsJson.Default.SparkOptions },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Shapes))]
    public void RoundTrip_OfAGoldenFile_KeepsEveryMember(string name, JsonTypeInfo type)
    {
        var golden = JsonNode.Parse(Golden(name));

        var written = JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(Golden(name), type), type);

        Assert.True(JsonNode.DeepEquals(golden, written), $"Expected\n{golden}\nbut wrote\n{written}");
    }

    [Fact]
    public void Read_AMemberOfALaterVersion_IsIgnored()
    {
        var later = JsonNode.Parse(Golden("cancel"))!;
        later["later"] = true;

        Assert.Equal("cancel", later.Deserialize(ContractsJson.Default.CommRequest)!.Type);
    }

    [Fact]
    public void GoldenFiles_OfTheFolder_AreAllHeldHere() =>
        Assert.Equal(
            Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(),
            Shapes.Select(shape => shape.Data.Item1).Order());

    private static string Folder => RepositoryRoot.File("tests", "fixtures", "contracts");

    private static string Golden(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
