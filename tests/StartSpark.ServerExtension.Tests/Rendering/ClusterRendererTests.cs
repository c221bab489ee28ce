using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Rendering;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.Rendering;

public sealed class ClusterRendererTests : IDisposable
{
    private const string Everything =
        """
        title: Sky
        master: spark://head:7077
        app_name: sky "one"
        java_home: /usr/lib/jvm/x
        env: { HADOOP_CONF_DIR: /etc/hadoop/conf }
        conf:
          spark.executor.memory: 8g
          spark.x: "{{ exit 1 }}\n\\"
          spark.hadoop.fs.s3a.secret.key: { env: S3_SECRET }
          spark.other: { file: /run/secrets/other }
          spark.my.password: hunter2
        """;

    private readonly ConfigFolders _folders = new();

    [Fact]
    public void Render_LocalInCSharp_IsWhatAPersonWouldType()
    {
        var result = _folders.Render("local", "csharp");

        Assert.Equal(
            """
            var spark = SparkSession.Builder()
                .Master("local[*]")
                .AppName("local")
                .GetOrCreate();

            """,
            result.Code);
        Assert.Equal(result.Code, result.Shown);
    }

    [Fact]
    public void Render_LocalInPython_IsWhatAPersonWouldType() => Assert.Equal(
        """
        from pyspark.sql import SparkSession

        spark = (
            SparkSession.builder
            .master("local[*]")
            .appName("local")
            .getOrCreate()
        )
        sc = spark.sparkContext

        """,
        _folders.Render("local", "python").Code);

    [Fact]
    public void Render_EverythingInCSharp_EscapesEachValueAndMasksOnlyWhatIsShown()
    {
        _folders.WriteUser("sky.yaml", Everything);

        var result = _folders.Render("sky", "csharp");

        Assert.Equal(
            """"
            var spark = SparkSession.Builder()
                .Master("spark://head:7077")
                .AppName("sky \"one\"")
                .JavaHome("/usr/lib/jvm/x")
                .Env("HADOOP_CONF_DIR", "/etc/hadoop/conf")
                .Config("spark.executor.memory", "8g")
                .Config("spark.x", "{{ exit 1 }}\n\\")
                .Config("spark.hadoop.fs.s3a.secret.key", Environment.GetEnvironmentVariable("S3_SECRET") ?? throw new InvalidOperationException("The environment variable S3_SECRET is not set."))
                .Config("spark.other", File.ReadAllText("/run/secrets/other").TrimEnd('\r', '\n'))
                .Config("spark.my.password", "hunter2")
                .GetOrCreate();

            """",
            result.Code);
        Assert.Equal(result.Code.Replace("hunter2", Redaction.Mask, StringComparison.Ordinal), result.Shown);
    }

    [Fact]
    public void Render_EverythingInPython_SetsTheEnvironmentBeforeSpark()
    {
        _folders.WriteUser("sky.yaml", Everything + "\nspark_home: " + SparkLike());

        Assert.Equal(
            $$$"""
            import glob
            import os
            import pathlib
            import sys

            os.environ["SPARK_HOME"] = "{{{SparkLike()}}}"
            os.environ["JAVA_HOME"] = "/usr/lib/jvm/x"
            os.environ["HADOOP_CONF_DIR"] = "/etc/hadoop/conf"
            sys.path[:0] = [os.environ["SPARK_HOME"] + "/python", *glob.glob(glob.escape(os.environ["SPARK_HOME"]) + "/python/lib/py4j-*-src.zip")]

            from pyspark.sql import SparkSession

            spark = (
                SparkSession.builder
                .master("spark://head:7077")
                .appName('sky "one"')
                .config("spark.executor.memory", "8g")
                .config("spark.x", "{{ exit 1 }}\n\\")
                .config("spark.hadoop.fs.s3a.secret.key", os.environ["S3_SECRET"])
                .config("spark.other", pathlib.Path("/run/secrets/other").read_text().rstrip("\r\n"))
                .config("spark.my.password", "hunter2")
                .getOrCreate()
            )
            sc = spark.sparkContext

            """,
            _folders.Render("sky", "python").Code);
    }

    [Fact]
    public void Render_Remote_HasNoMasterAndMasksTheToken()
    {
        _folders.WriteUser("far.yaml", "remote: sc://host:15002/;token=abc;use_ssl=true");

        var csharp = _folders.Render("far", "csharp");
        var python = _folders.Render("far", "python");

        Assert.Equal("var spark = SparkSession.Builder()\n    .Remote(\"sc://host:15002/;token=abc;use_ssl=true\")\n    .GetOrCreate();\n", csharp.Code);
        Assert.Equal($"var spark = SparkSession.Builder()\n    .Remote(\"sc://host:15002/;token={Redaction.Mask};use_ssl=true\")\n    .GetOrCreate();\n", csharp.Shown);
        Assert.Contains(".remote(\"sc://host:15002/;token=abc;use_ssl=true\")", python.Code, StringComparison.Ordinal);
        Assert.DoesNotContain("sparkContext", python.Code, StringComparison.Ordinal);
        Assert.Null(csharp.Launch.LogFile);
    }

    [Fact]
    public void Render_Launch_CarriesSparkJavaEnvironmentAndAFreshLogFile()
    {
        _folders.WriteUser("sky.yaml", Everything + "\nspark_home: " + SparkLike());

        var first = _folders.Render("sky", "csharp").Launch;
        var second = _folders.Render("sky", "csharp").Launch;

        Assert.Equal((SparkLike(), "/usr/lib/jvm/x"), (first.SparkHome, first.JavaHome));
        Assert.Equal([new("HADOOP_CONF_DIR", "/etc/hadoop/conf")], first.Env);
        Assert.StartsWith(_folders.Paths.Logs, first.LogFile, StringComparison.Ordinal);
        Assert.NotEqual(first.LogFile, second.LogFile);
    }

    [Fact]
    public void Render_Edits_AreLaidOverTheConfig()
    {
        _folders.WriteUser("sky.yaml", Everything);

        var code = _folders.Render("sky", "csharp", """{"app_name":"two","env":null,"java_home":null,"conf":{"spark.executor.memory":"1g","spark.x":null,"spark.cores":4,"spark.flag":true}}""").Code;

        Assert.Contains(".AppName(\"two\")\n    .Config(\"spark.executor.memory\", \"1g\")\n    .Config(\"spark.hadoop", code, StringComparison.Ordinal);
        Assert.Contains(".Config(\"spark.my.password\", \"hunter2\")\n    .Config(\"spark.cores\", \"4\")\n    .Config(\"spark.flag\", \"true\")\n", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MaskSentBack_KeepsTheRealValue()
    {
        _folders.WriteUser("sky.yaml", Everything);

        Assert.Contains("\"hunter2\"", _folders.Render("sky", "csharp", $$$"""{"conf":{"spark.my.password":"{{{Redaction.Mask}}}"}}""").Code, StringComparison.Ordinal);
        var error = Assert.Single(_folders.Rejected("sky", "csharp", $$$"""{"conf":{"spark.executor.memory":"{{{Redaction.Mask}}}"}}""").Errors);
        Assert.Equal("conf.spark.executor.memory", error.Key);
    }

    [Theory]
    [InlineData("""{"mastr":"x"}""", "mastr", "did you mean master?")]
    [InlineData("""{"master":"nowhere"}""", "master", "must look like")]
    [InlineData("""{"remote":"sc://h"}""", "remote", "not both")]
    [InlineData("""{"conf":[]}""", "conf", "must be a mapping")]
    [InlineData("""{"conf":{"a":{"b":{}}}}""", "conf.a", "single value")]
    [InlineData("""{"master":null}""", null, "master or remote is missing")]
    [InlineData("""{"app_name":"\ud800"}""", null, "not valid Unicode")]
    [InlineData("[]", null, "must be a JSON object")]
    [InlineData("5", null, "must be a JSON object")]
    public void Render_BadEdit_IsRejectedWithItsKey(string edits, string? key, string words)
    {
        var error = _folders.Rejected("local", "csharp", edits).Errors[0];

        Assert.Equal((ConfigEditor.Place, key), (error.File, error.Key));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("standalone", "master", """{"master":"spark://head:7077"}""")]
    [InlineData("remote", "remote", """{"remote":"sc://head:15002"}""")]
    [InlineData("yarn", "env.HADOOP_CONF_DIR", """{"env":{"HADOOP_CONF_DIR":"/etc/hadoop/conf"}}""")]
    [InlineData("kubernetes", "master", """{"master":"k8s://https://kube:6443","conf":{"spark.kubernetes.container.image":"apache/spark:4.3.0"}}""")]
    public void Render_BuiltInThatAsks_NeedsTheAnswer(string name, string key, string answer)
    {
        var rejected = _folders.Rejected(name, "csharp");

        Assert.Contains(rejected.Errors, error => error.Key == key);
        Assert.Contains("asks for " + key, rejected.Message, StringComparison.Ordinal);
        _folders.Render(name, "csharp", answer);
        _folders.Render(name, "python", answer);
    }

    [Fact]
    public void Render_UnknownName_NamesTheKnownOnes() => Assert.Contains(
        "'nowhere'; there are local, kubernetes", Assert.IsType<RenderOutcome.UnknownConfig>(_folders.Renderer.Render("nowhere", "csharp", null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Render_UnknownLanguage_NamesTheKnownOnes() =>
        Assert.Contains("'cobol'; code is written in csharp, python", _folders.Rejected("local", "cobol").Message, StringComparison.Ordinal);

    [Fact]
    public void Render_BrokenConfig_IsRejectedWithFileAndLine()
    {
        var path = _folders.WriteUser("sky.yaml", "master: yarn\nmastr: x");

        var rejected = _folders.Rejected("sky", "csharp");

        Assert.Contains($"{path}, line 2: ", rejected.Message, StringComparison.Ordinal);
        Assert.Single(rejected.Errors);
    }

    [Fact]
    public void Render_SparkHomeWithoutSpark_SaysSo()
    {
        _folders.WriteUser("sky.yaml", "master: yarn\nspark_home: " + _folders.Path);

        Assert.Equal("spark_home", Assert.Single(_folders.Rejected("sky", "csharp").Errors).Key);
    }

    public void Dispose() => _folders.Dispose();

    private string SparkLike()
    {
        var jars = Directory.CreateDirectory(Path.Combine(_folders.Path, "spark", "jars")).FullName;
        File.WriteAllText(Path.Combine(jars, "spark-core_2.13-4.3.0.jar"), "");
        File.WriteAllText(Path.Combine(jars, "spark-connect_2.13-4.3.0.jar"), "");
        return Path.Combine(_folders.Path, "spark");
    }
}
