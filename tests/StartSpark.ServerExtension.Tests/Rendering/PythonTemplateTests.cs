using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.Rendering;

/// <summary>The Python template's output in the machine's own Python, on a real Spark.</summary>
public sealed class PythonTemplateTests
{
    [Fact]
    public async Task Render_Python_RunsInPlainPythonAndEveryValueArrives()
    {
        const string Nasty = "{{ exit }} \"'\\ \n\t日本 😀";
        using var folders = new ConfigFolders();
        var secret = Path.Combine(folders.Path, "se'cret");
        await File.WriteAllTextAsync(secret, "from file\n", TestContext.Current.CancellationToken);
        folders.WriteUser(
            "sky.yaml",
            $$"""
            master: local[1]
            app_name: "sky {{"\\\"one\\\""}}"
            spark_home: {{await TestSpark.HomeAsync(TestContext.Current.CancellationToken)}}
            env: { STARTSPARK_TRIED: "a $HOME" }
            conf:
              spark.ui.enabled: false
              spark.tried.nasty: {{System.Text.Json.JsonSerializer.Serialize(Nasty)}}
              spark.tried.env: { env: STARTSPARK_TRIED_SECRET }
              spark.tried.file: { file: "{{secret}}" }
            """);

        var output = await PythonRunner.RunAsync(
            folders.Render("sky", "python").Code + """

            import json
            print(json.dumps([sc.appName, spark.range(10).count(), os.environ["STARTSPARK_TRIED"], spark.conf.get("spark.tried.nasty"),
                              spark.conf.get("spark.tried.env"), spark.conf.get("spark.tried.file")]))
            spark.stop()
            """,
            "",
            new Dictionary<string, string?> { ["STARTSPARK_TRIED_SECRET"] = "from \"env\"", ["PYSPARK_PYTHON"] = null, ["SPARK_HOME"] = null, ["PYTHONPATH"] = null });

        using var values = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal(["sky \"one\"", "10", "a $HOME", Nasty, "from \"env\"", "from file"], values.RootElement.EnumerateArray().Select(value => value.ToString()));
    }
}
