using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class GatewayCommandTests : IDisposable
{
    private readonly TestFolder _folder = new("command");
    private readonly Dictionary<string, string?> _environment = new()
    {
        ["SPARK_CONF_DIR"] = null,
        ["HADOOP_CONF_DIR"] = null,
        ["YARN_CONF_DIR"] = null,
        ["SPARK_DIST_CLASSPATH"] = null,
        ["SPARK_DRIVER_MEMORY"] = null,
        ["SPARK_MEM"] = null,
        ["SPARK_SUBMIT_OPTS"] = null,
        ["SPARK_ENV_LOADED"] = null,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Memory_ByOrder_SettingsThenDefaultsThenVariableThenSparksOwn()
    {
        Assert.Contains("-Xmx1048576k", (await BuildAsync([])).JvmArguments);
        _environment["SPARK_DRIVER_MEMORY"] = "2g";
        Assert.Contains("-Xmx2097152k", (await BuildAsync([])).JvmArguments);
        Defaults("spark.driver.memory 512m");
        Assert.Contains("-Xmx524288k", (await BuildAsync([])).JvmArguments);
        Assert.Contains("-Xmx786432k", (await BuildAsync(new() { ["spark.driver.memory"] = "768" })).JvmArguments);
    }

    [Fact]
    public async Task JavaOptions_OfTheUser_ComeLastAndDecideTheCollector()
    {
        Defaults("spark.driver.extraJavaOptions  -XX:+UseParallelGC -Dname='a b'");
        var arguments = (await BuildAsync([])).JvmArguments.ToList();
        Assert.DoesNotContain("-XX:+UseSerialGC", arguments);
        Assert.True(arguments.IndexOf("-Dname=a b") > arguments.IndexOf("--add-opens=java.base/java.nio=ALL-UNNAMED"));
    }

    [Fact]
    public async Task ClassPath_FixedOrder_UsersThenJarsThenFoldersOfSettings()
    {
        var extra = _folder.Write("extra.jar", "");
        _environment["HADOOP_CONF_DIR"] = _folder.Folder("hadoop");
        _environment["YARN_CONF_DIR"] = _folder.Folder("hadoop");
        Defaults("");
        var arguments = (await BuildAsync(new() { ["spark.driver.extraClassPath"] = extra })).JvmArguments;
        var home = Path.Combine(_folder.Path, "spark");
        Assert.Equal(
            [extra, $"{home}/jars/slf4j-api-2.jar", $"{home}/jars/a.jar", $"{home}/jars/b.jar", $"{home}/conf", _folder.Folder("hadoop")],
            arguments[^1].Split(Path.PathSeparator));
    }

    [Fact]
    public async Task Archive_FolderAmongTheJars_IsNotOffered()
    {
        Assert.NotNull((await BuildAsync([])).Archive);
        Assert.Null((await BuildAsync(new() { ["spark.driver.extraClassPath"] = _folder.Folder("classes") })).Archive);
    }

    [Fact]
    public async Task Environment_SparkEnvScript_IsReadAndOthersGatewaysAreForgotten()
    {
        Require.Linux();
        Defaults("");
        File.WriteAllText(_folder.File("spark", "conf", "spark-env.sh"), "FROM_SCRIPT=\"$FROM_CONFIG and a\nb\"\necho noise\n");
        _environment["FROM_CONFIG"] = "config";
        _environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        var values = (await BuildAsync([])).Environment.Values;
        Assert.Equal("config and a\nb", values["FROM_SCRIPT"]);
        Assert.Equal(Path.Combine(_folder.Path, "spark"), values["SPARK_HOME"]);
        Assert.DoesNotContain("SPARK_REMOTE", values.Keys);
    }

    [Fact]
    public void ArgumentFile_SpecialCharacters_AreQuoted() =>
        Assert.Equal("\"-Da=b \\\"c\\\" \\\\d\"\n\"x\\ny\"\n", GatewayCommand.ArgumentFile(["-Da=b \"c\" \\d", "x\ny"]));

    private void Defaults(string text) => File.WriteAllText(_folder.File("spark", "conf", "spark-defaults.conf"), text);

    private Task<GatewayCommand> BuildAsync(Dictionary<string, string> conf)
    {
        foreach (var jar in new[] { "b.jar", "a.jar", "slf4j-api-2.jar" })
        {
            File.WriteAllText(_folder.File("spark", "jars", jar), "");
        }

        var options = new GatewayOptions
        {
            Spark = new SparkInstallation(Path.Combine(_folder.Path, "spark"), "4.3.0", SparkSource.Config),
            Java = new JavaInstallation(_folder.Folder("java"), 17, "17.0.1"),
            LogFile = _folder.File("driver.log"),
            Conf = conf,
            Environment = _environment,
            ClassDataFolder = _folder.Folder("cds"),
        };
        return GatewayCommand.BuildAsync(options, Token);
    }
}
