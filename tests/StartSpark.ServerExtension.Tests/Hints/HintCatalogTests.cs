using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using StartSpark.Contracts;
using StartSpark.ServerExtension.Hints;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.Hints;

public sealed class HintCatalogTests : IDisposable
{
    private readonly ConfigFolders _folders = new();

    /// <summary>What real failures say, and a word of the hint that must come first.</summary>
    public static TheoryData<string, string> Failures => new()
    {
        { "Spark needs Java 17 or newer. No Java was found.", "Install Java" },
        { "java.lang.UnsupportedClassVersionError: org/apache/spark/launcher/Main has been compiled by a more recent version of the Java Runtime (class file version 61.0)", "java_home" },
        { "Error occurred during initialization of VM\nCould not reserve enough space for 67108864KB object heap", "smaller spark.driver.memory" },
        { "There is insufficient memory for the Java Runtime Environment to continue.", "smaller spark.driver.memory" },
        { "Error: Invalid maximum heap size: -Xmx99999t", "spark.driver.memory" },
        { "System memory 268435456 must be at least 471859200. Please increase heap size", "larger value" },
        { "ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container from a bad node: exit status: 137.", "spark.executor.memory" },
        { "Required executor memory (102400 MB), offHeap memory (0) MB, overhead (10240 MB) is above the max threshold (8192 MB) of this cluster!", "smaller spark.executor.memory" },
        { "java.lang.OutOfMemoryError: Java heap space", "spark.driver.memory" },
        { "java.net.BindException: Address already in use: Service 'SparkUI' failed after 16 retries (starting from 4040)!", "port" },
        { "java.net.BindException: Cannot assign requested address: Service 'sparkDriver' failed after 16 retries (on a random free port)!", "spark.driver.bindAddress" },
        { "26/11/23 19:52:08 WARN StandaloneAppClient$ClientEndpoint: Failed to connect to master head:7077\nCaused by: java.net.ConnectException: Connection refused: head/10.0.0.7:7077", "master's web page" },
        { "All masters are unresponsive! Giving up.", "master's web page" },
        { "Could not parse Master URL: 'sparkk://x'", "local[*]" },
        { "java.net.UnknownHostException: nowhere.invalid", "spelling" },
        { "java.io.InvalidClassException: org.apache.spark.rpc.netty.RpcEndpointVerifier$CheckExistence; local class incompatible: stream classdesc serialVersionUID = 1, local class serialVersionUID = 2", "very version" },
        { "java.lang.ClassNotFoundException: com.example.MyPlugin", "spark.jars.packages" },
        { "java.lang.RuntimeException: [unresolved dependency: com.example#nothing;1.0: not found]", "spark.jars.ivySettings" },
        { "java.lang.RuntimeException: java.lang.ClassNotFoundException: Class org.apache.hadoop.fs.s3a.S3AFileSystem not found", "hadoop-aws" },
        { "[PYTHON_VERSION_MISMATCH] Python in worker has different version: 3.9 than that in driver: 3.11", "PYSPARK_PYTHON" },
        { "java.io.IOException: Cannot run program \"/opt/py/bin/python3\": error=2, No such file or directory", "PYSPARK_PYTHON" },
        { "java.io.IOException: No space left on device", "spark.local.dir" },
        { "org.apache.hadoop.security.AccessControlException: Permission denied: user=ada, access=WRITE, inode=\"/user\"", "right that the message names" },
        { "org.apache.hadoop.ipc.RemoteException: SIMPLE authentication is not enabled. Client cannot authenticate via:[TOKEN, KERBEROS]", "kinit" },
        { "GSSException: No valid credentials provided (Mechanism level: Clock skew too great (37))", "clock" },
        { "io.fabric8.kubernetes.client.KubernetesClientException: pods is forbidden: User \"system:serviceaccount:a:b\" cannot create resource \"pods\"", "serviceAccountName" },
        { "Container image pull failed: ErrImagePull", "container.image" },
        { "When running with master 'yarn' either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment.", "yarn-site.xml" },
        { "Application application_1 submitted by user ada to unknown queue: stars", "spark.yarn.queue" },
        { "INFO Client: Application report for application_1 (state: ACCEPTED)", "spark.yarn.queue" },
        { "INFO RMProxy: Connecting to ResourceManager at /0.0.0.0:8032", "yarn-site.xml" },
        { "com.amazonaws.SdkClientException: NoAuthWithAWSException: No AWS Credentials provided", "secret.key" },
        { "java.lang.IllegalArgumentException: spark.executor.cores should be int, but was two", "take it out" },
        { "java.lang.NumberFormatException: Size must be specified as bytes (b), kibibytes (k)", "512m" },
        { "<_InactiveRpcError: status = StatusCode.UNAUTHENTICATED details = \"Invalid authentication token\">", "token" },
        { "status = StatusCode.UNIMPLEMENTED, details = \"Method not found: spark.connect.SparkConnectService/CloneSession\"", "server's version" },
        { "ModuleNotFoundError: No module named 'grpc'", "pyspark[connect]" },
        { "ERROR XSDB6: Another instance of Derby may have already booted the database /home/ada/metastore_db.", "in-memory" },
        { "java.io.FileNotFoundException: /tmp/x (Too many open files)", "ulimit" },
        { "ValueError: Cannot run multiple SparkContexts at once; existing SparkContext(app=x, master=local)", "Stop it first" },
        { "WARN TaskSchedulerImpl: Initial job has not accepted any resources; check your cluster UI", "spark.driver.host" },
        { "PySparkRuntimeError: [JAVA_GATEWAY_EXITED] Java gateway process exited before sending its port number.", "last lines of the log" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void BuiltIn_RealFailure_FindsTheHintThatHelps(string failure, string words)
    {
        var hint = _folders.Hints.List().Hints.First(one => Regex.IsMatch(failure, one.Pattern, RegexOptions.IgnoreCase));

        Assert.Contains(words, hint.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void BuiltIn_Table_IsWholeAndHasNoErrors()
    {
        var table = _folders.Hints.List();

        Assert.Empty(table.Errors);
        Assert.Equal(table.Hints.Count, table.Hints.Select(hint => hint.Pattern).Distinct().Count());
        Assert.All(table.Hints, hint => Assert.EndsWith(".", hint.Hint, StringComparison.Ordinal));
        Assert.All(table.Hints, hint => Assert.True(hint.Cause?.EndsWith('.') ?? true, hint.Cause));
    }

    [Fact]
    public async Task BuiltIn_Patterns_ArePythonsToo()
    {
        var patterns = JsonSerializer.Serialize(_folders.Hints.List().Hints.Select(hint => hint.Pattern).ToArray());

        var count = await PythonRunner.RunAsync("import json,re,sys,warnings\nwarnings.simplefilter('error')\nprint(len([re.compile(p, re.I) for p in json.load(sys.stdin)]))", patterns);

        Assert.Equal(_folders.Hints.List().Hints.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), count.Trim());
    }

    /// <summary>What names an address, a port, a class or an option says it in the cause too.</summary>
    [Theory]
    [InlineData("Failed to connect to master head:7077", "The master head:7077 does not answer.")]
    [InlineData("java.net.ConnectException: Connection refused: head/10.0.0.7:7077", "Nothing listens at 10.0.0.7:7077.")]
    [InlineData("java.net.UnknownHostException: nowhere.invalid: Name or service not known", "The name nowhere.invalid stands for no address on this machine.")]
    [InlineData("java.net.BindException: Address already in use: Service 'SparkUI' failed after 16 retries (starting from 4040)! Consider", "Port 4040, which the config asks for (SparkUI), is taken by another program, and so are those tried after it.")]
    [InlineData("Unrecognized VM option 'UseFoo'", "Java does not know the option UseFoo.")]
    [InlineData("Unrecognized option: -Xfoo", "Java does not know the option -Xfoo.")]
    [InlineData("java.lang.ClassNotFoundException: com.example.MyPlugin", "The class com.example.MyPlugin, which the config or the code needs, is in none of the jars.")]
    [InlineData("[unresolved dependency: com.example#nothing;1.0: not found]", "The package com.example:nothing:1.0 of the config could not be downloaded.")]
    [InlineData("java.lang.IllegalArgumentException: spark.executor.cores should be int, but was two", "Spark does not accept two for spark.executor.cores; it takes int.")]
    [InlineData("ModuleNotFoundError: No module named 'grpc_status'", "This kernel's Python lacks the package grpc_status, which PySpark needs.")]
    [InlineData("java.io.IOException: Cannot run program \"/opt/py/bin/python3\": error=2, No such file or directory", "A worker does not find the Python that it is told to run, /opt/py/bin/python3.")]
    [InlineData("Application application_1 submitted by user ada to unknown queue: stars", "This YARN cluster has no queue stars.")]
    [InlineData("java.io.FileNotFoundException: Jar /opt/a.jar not found", "The file /opt/a.jar, which the config names, is not there.")]
    public async Task BuiltIn_FailureThatNamesSomething_KeepsTheNameInItsCause(string failure, string cause)
    {
        var table = JsonSerializer.Serialize(new Dictionary<string, object> { ["text"] = failure, ["table"] = _folders.Hints.List().Hints.Select(hint => new { pattern = hint.Pattern, hint = hint.Hint, cause = hint.Cause }).ToArray() });

        var found = await PythonRunner.RunAsync(Finds + "row = json.load(sys.stdin)\nprint(failures.find([row['text']], row['table'])['cause'])", table, Source);

        Assert.Equal(cause, found.Trim());
    }

    private const string Finds = "import json, sys\nsys.stdin.reconfigure(encoding='utf-8')\nfrom startspark_ipython import failures\n";

    private static readonly Dictionary<string, string?> Source = new() { ["PYTHONPATH"] = RepositoryRoot.File("src") };

    [Fact]
    public async Task Find_InPythonOfTheSharedFailures_FillsThePlacesAlike()
    {
        var golden = await File.ReadAllTextAsync(RepositoryRoot.File("tests", "fixtures", "hints.json"), TestContext.Current.CancellationToken);

        var wrong = await PythonRunner.RunAsync(Finds + """
            golden = json.load(sys.stdin)
            for one in golden["failures"]:
                found = failures.find([one["text"]], golden["table"]) or {"hint": None, "cause": None}
                if (found["hint"], found["cause"]) != (one["hint"], one["cause"]):
                    print(one, found)
            """, golden, Source);

        Assert.Equal("", wrong);
    }

    [Fact]
    public void List_OfThreeFolders_PutsThePersonFirstThenTheMachine()
    {
        _folders.WriteHints("- pattern: one\n  hint: Mine.\n");
        _folders.WriteSystemHints("- pattern: two\n  hint: The machine's.\n  cause: 'What: it was.'\n");

        var hints = _folders.Hints.List().Hints;

        Assert.Equal(("one", "Mine.", null), (hints[0].Pattern, hints[0].Hint, hints[0].Cause));
        Assert.Equal(("two", "What: it was."), (hints[1].Pattern, hints[1].Cause));
        Assert.True(hints.Count > 40);
    }

    [Theory]
    [InlineData("- pattern: '('\n  hint: x\n", 1, "pattern", "cannot be read")]
    [InlineData("- pattern: ok\n\n- pattern: a\n  hint: [x]\n", 1, "hint", "missing")]
    [InlineData("- pattern: a\n  hint:\n", 2, "hint", "empty")]
    [InlineData("- pattern: a\n  hint: x\n  couse: y\n", 3, "couse", "no key couse")]
    [InlineData("- just words\n", 1, null, "a single value")]
    [InlineData("pattern: a\nhint: x\n", 1, null, "list of entries")]
    [InlineData("- pattern: a\n\thint: x\n", 2, null, "A tab")]
    [InlineData("- pattern: x*\n  hint: x\n", 1, "pattern", "empty text")]
    [InlineData("- pattern: (a+)+b\n  hint: x\n", 1, "pattern", "for ever")]
    [InlineData("- pattern: (?<=x)a\n  hint: x\n", 1, "pattern", "does not mean the same")]
    [InlineData("- pattern: (?i)a\n  hint: x\n", 1, "pattern", "does not mean the same")]
    [InlineData("- pattern: a++\n  hint: x\n", 1, "pattern", "does not mean the same")]
    [InlineData("- pattern: '\\p{L}'\n  hint: x\n", 1, "pattern", "does not mean the same")]
    [InlineData("- pattern: '(a)\\1'\n  hint: x\n", 1, "pattern", "does not mean the same")]
    [InlineData("- pattern: (a)(?:b)\n  hint: x {2}\n", 1, "pattern", "the pattern has 1 of them")]
    [InlineData("- pattern: '[a-z&&b]'\n  hint: x\n", 1, "pattern", "does not mean the same")]
    public void List_BrokenEntry_IsToldByLineAndHidesNothingElse(string yaml, int line, string? key, string words)
    {
        var builtIn = _folders.Hints.List().Hints.Count;
        _folders.WriteSystemHints("- pattern: two\n  hint: The machine's.\n");
        var file = _folders.WriteHints(yaml);

        var table = _folders.Hints.List();

        var error = table.Errors[0];
        Assert.Equal((file, line, key), (error.File, error.Line, error.Key));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(builtIn + 1, table.Hints.Count);
    }

    [Theory]
    [InlineData(@"\*+ \(x\+\+\) [)(*+]{2,} a\\b \d\w\s")]
    [InlineData(@"exit ?(code|status):? \(?137|(?:a|b)+ x{1,3}")]
    [InlineData(@"(a+b)? (a|b)*c [^\]x-]+")]
    public void List_OrdinaryPattern_IsTaken(string pattern)
    {
        _folders.WriteHints($"- pattern: '{pattern}'\n  hint: x\n");

        Assert.Empty(_folders.Hints.List().Errors);
    }

    [Fact]
    public void List_AGoodEntryBesideABrokenOne_Counts()
    {
        _folders.WriteHints("- pattern: '['\n  hint: x\n- pattern: good\n  hint: Yes.\n");

        Assert.Equal("good", _folders.Hints.List().Hints[0].Pattern);
    }

    [Fact]
    public async Task Render_OfAClick_CarriesTheHintsAndTheMaskedSettings()
    {
        await using var server = await TestStartSpark.StartAsync();
        server.Configs.WriteUser("sky.yaml", "master: local\nconf: { spark.x.password: hunter2, spark.y: { env: Y } }");
        server.Configs.WriteHints("- pattern: mine\n  hint: Mine.\n- pattern: '['\n  hint: x\n");

        using var response = await server.PostAsync("render", """{"name":"sky","language":"csharp","edits":{"conf":{"spark.z":"1"}}}""");

        var result = JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), ContractsJson.Default.RenderResult)!;
        Assert.Equal("mine", result.Launch.Hints[0].Pattern);
        Assert.Equal("""{"master":"local","conf":{"spark.x.password":"*********(redacted)","spark.y":{"env":"Y"},"spark.z":"1"}}""", result.Settings!.ToJsonString());
        var hints = await server.Client.GetStringAsync("hints", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(hints);
        Assert.Equal(3, Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("line").GetInt32());
        server.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client.GetAsync("hints", TestContext.Current.CancellationToken)).StatusCode);
    }

    public void Dispose() => _folders.Dispose();
}
