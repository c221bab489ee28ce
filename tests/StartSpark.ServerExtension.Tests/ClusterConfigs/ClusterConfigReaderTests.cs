using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.ClusterConfigs;

public sealed class ClusterConfigReaderTests : IDisposable
{
    private readonly ConfigFolders _folders = new();

    [Fact]
    public void Read_EveryKeyGiven_KeepsThemAll()
    {
        _folders.WriteTemplate("sky.scriban", "x");
        var config = _folders.Valid(
            """
            title: Sky survey
            description: Two thousand cores
            master: spark://head:7077
            app_name: sky
            spark_home: /opt/spark
            java_home: /usr/lib/jvm/x
            env: { HADOOP_CONF_DIR: /etc/hadoop/conf }
            conf:
              spark.executor.memory: 8g
              spark.executor.instances: 4
              spark.speculation: true
              spark.x.version: 1.10
              spark.hadoop.fs.s3a.secret.key: { env: S3_SECRET }
              spark.hadoop.fs.s3a.access.key: { file: /run/secrets/s3 }
            ask: [ app_name, conf.spark.executor.instances ]
            template: sky.scriban
            """);

        Assert.Equal(("Sky survey", "Two thousand cores", "spark://head:7077", "sky"), (config.Title, config.Description, config.Master, config.AppName));
        Assert.Equal(("/opt/spark", "/usr/lib/jvm/x", "sky.scriban"), (config.SparkHome, config.JavaHome, config.Template));
        Assert.Equal([new("HADOOP_CONF_DIR", "/etc/hadoop/conf")], config.Env);
        Assert.Equal(["app_name", "conf.spark.executor.instances"], config.Ask);
        KeyValuePair<string, ConfValue>[] conf =
        [
            new("spark.executor.memory", new ConfValue.Literal("8g")),
            new("spark.executor.instances", new ConfValue.Literal("4")),
            new("spark.speculation", new ConfValue.Literal("true")),
            new("spark.x.version", new ConfValue.Literal("1.10")),
            new("spark.hadoop.fs.s3a.secret.key", new ConfValue.FromEnvironment("S3_SECRET")),
            new("spark.hadoop.fs.s3a.access.key", new ConfValue.FromFile("/run/secrets/s3")),
        ];
        Assert.Equal(conf, config.Conf);
    }

    [Theory]
    [InlineData("master: yarn\nmastr: x", 2, "mastr", "did you mean master?")]
    [InlineData("master: yarn\nspark.executor.memory: 1g", 2, "spark.executor.memory", "belong under conf")]
    [InlineData("master: yarn\nmaster: local", 2, "master", "stands twice; the first is in line 1")]
    [InlineData("master: yarn\nconf:\n  a.b: 1\n  c: 2\n  a.b: 3", 5, "conf.a.b", "stands twice; the first is in line 3")]
    [InlineData("master: yarn\nconf: [ a, b ]", 2, "conf", "must be a mapping of names to values, and this is a list")]
    [InlineData("master: yarn\nconf: text", 2, "conf", "this is a single value")]
    [InlineData("master: yarn\ntitle: [ a ]", 2, "title", "must be a single value, and this is a list")]
    [InlineData("master: yarn\nconf:\n  spark.x: [ 1, 2 ]", 3, "conf.spark.x", "must be a single value")]
    [InlineData("master: yarn\nconf:\n  spark.x:", 3, "conf.spark.x", "has no value")]
    [InlineData("master: yarn\nconf:\n  spark.x: { vault: y }", 3, "conf.spark.x", "{ env: NAME } or { file: /a/path }")]
    [InlineData("master: yarn\nconf:\n  spark.x: { env: X, file: /y }", 3, "conf.spark.x", "a secret's place")]
    [InlineData("master: yarn\nconf:\n  spark.x: { env: a b }", 3, "conf.spark.x", "no environment variable that can exist")]
    [InlineData("master: yarn\nconf:\n  spark.x: { file: secret }", 3, "conf.spark.x", "absolute path")]
    [InlineData("master: yarn\nconf:\n  spark.master: yarn", 3, "conf.spark.master", "write master instead")]
    [InlineData("master: yarn\nconf:\n  'spark x': 1", 3, "conf.spark x", "holds no space")]
    [InlineData("master: yarn\nenv:\n  1A: x", 3, "env.1A", "cannot be the name of an environment variable")]
    [InlineData("master: yarn\nenv:\n  A: { env: B }", 3, "env.A", "must be a text")]
    [InlineData("master: yarn\nspark_home: opt/spark", 2, "spark_home", "absolute path")]
    [InlineData("master: yarn\nask: master", 2, "ask", "must be a list")]
    [InlineData("master: yarn\nask:\n- title", 3, "ask", "nothing else")]
    [InlineData("master: yarn\nask: [ app_name, app_name ]", 2, "ask", "holds app_name twice")]
    [InlineData("master: yarn\ntemplate: ../../etc/passwd", 2, "template", "without a folder")]
    [InlineData("master: yarn\ntemplate: none.scriban", 2, "template", "There is no template none.scriban in ")]
    [InlineData("master: yarn\nremote: sc://h", 2, "remote", "not both")]
    [InlineData("title: x", 1, null, "master or remote is missing")]
    [InlineData("master: mesos://h:5050", 1, "master", "must look like local[*], spark://host:7077")]
    [InlineData("master: spark://", 1, "master", "must look like")]
    [InlineData("master: spark://host:70777", 1, "master", "must look like")]
    [InlineData("remote: http://host", 1, "remote", "must look like sc://host:15002")]
    [InlineData("master: yarn\ntitle: \"\\uD800\"", 2, null, "invalid Unicode surrogates")]
    [InlineData("- master", 1, null, "is a mapping of keys such as master and conf, and this is a list")]
    [InlineData("", 1, null, "The file is empty")]
    [InlineData("# only a comment\n", 1, null, "The file is empty")]
    [InlineData("master: yarn\nconf:\n\tspark.x: 1", 3, null, "A tab stands in the indentation")]
    [InlineData("master: yarn\nconf: { spark.x: 1", 2, null, "This is not valid YAML")]
    [InlineData("master: \"local", 1, null, "This is not valid YAML")]
    [InlineData("master: yarn\n---\nmaster: yarn", 2, null, "A second document begins here")]
    [InlineData("master: !!python/object:os.system yarn", 1, "master", "has no meaning here")]
    [InlineData("master: !thing yarn", 1, "master", "The tag !thing has no meaning here")]
    [InlineData("master: yarn\nconf: &a\n  spark.x: *a", 3, null, "names no value that is complete before this line")]
    [InlineData("master: yarn\n? [ a, b ]\n: x", 2, null, "A key must be a single value")]
    public void Read_OneThingWrong_NamesLineKeyAndRemedy(string yaml, int line, string? key, string words)
    {
        var error = Assert.Single(_folders.ErrorsOf(yaml));

        Assert.Equal((line, key), (error.Line, error.Key));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("tried.yaml", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyThingsWrong_ReportsEachWithItsLine()
    {
        var errors = _folders.ErrorsOf("titel: a\nmaster: nowhere\nconf:\n  spark.x: [ ]\n  spark.x: 2\nask: no\n");

        Assert.Equal([(1, "titel"), (2, "master"), (4, "conf.spark.x"), (5, "conf.spark.x"), (6, "ask")], errors.Select(error => (error.Line!.Value, error.Key!)));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("local[4]")]
    [InlineData("local[*]")]
    [InlineData("local[*,3]")]
    [InlineData("local-cluster[2,1,1024]")]
    [InlineData("spark://a:7077,b:7077")]
    [InlineData("k8s://https://kube.example:6443")]
    [InlineData("k8s://kube")]
    [InlineData("k8s://https://[::1]:6443/path")]
    [InlineData("yarn")]
    public void Read_MasterThatSparkTakes_IsValid(string master) => Assert.Equal(master, _folders.Valid($"master: '{master}'").Master);

    [Theory]
    [InlineData("sc://host")]
    [InlineData("sc://host:15002")]
    [InlineData("sc://host:15002/;token=abc;use_ssl=true")]
    [InlineData("sc://[::1]:15002")]
    public void Read_RemoteThatSparkTakes_IsValid(string remote) => Assert.Equal(remote, _folders.Valid($"remote: '{remote}'").Remote);

    [Fact]
    public void Read_AskedAddress_MayBeAbsentOrBegun()
    {
        Assert.Null(_folders.Valid("ask: [ master ]").Master);
        Assert.Null(_folders.Valid("master:\nask: [ master ]").Master);
        Assert.Equal("spark://", _folders.Valid("master: spark://\nask: [ master ]").Master);
    }

    [Fact]
    public void Read_AliasBomb_EndsWithErrorsAndWithoutGrowing()
    {
        var yaml = "master: yarn\na0: &a0 [ x, x ]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [ *a{i - 1}, *a{i - 1} ]\n"));

        Assert.Equal(61, _folders.ErrorsOf(yaml).Count);
    }

    [Fact]
    public void Read_DeepNesting_IsRefused() =>
        Assert.Contains(_folders.ErrorsOf("master: yarn\nconf: " + new string('[', 100_000)), error => error.Message.Contains("nested more than 32 deep", StringComparison.Ordinal));

    [Fact]
    public void Read_TildePath_IsUnderTheHome() =>
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "spark"), _folders.Valid("master: yarn\nspark_home: ~/spark").SparkHome);

    public void Dispose() => _folders.Dispose();
}
