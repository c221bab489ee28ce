using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using StartSpark.Testing;

namespace StartSpark.Tests.CommandLine;

public sealed partial class StartSparkCommandTests(InstalledProgram program) : IClassFixture<InstalledProgram>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("--prot", "--prot")]
    [InlineData("--port many", "many")]
    [InlineData("--port 70000", "from 0 to 65535, not 70000")]
    [InlineData("--ip nowhere", "'nowhere' is not an address")]
    [InlineData("--root-dir /no/such/folder", "'/no/such/folder' does not exist")]
    [InlineData("--base-url /a?b --port 0", "'/a?b' is not a path")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("render", "Required argument missing")]
    [InlineData("render local --edits {", "--edits is not JSON")]
    [InlineData("render nowhere", "There is no cluster config 'nowhere'")]
    public async Task Run_WrongUsage_IsExitCode2AndASentence(string arguments, string words)
    {
        var (code, _, error) = await program.RunAsync(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Asked_NamesEveryOptionAndCommand()
    {
        var (code, output, _) = await program.RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(
            ["--ip", "--port", "--base-url", "--root-dir", "--token", "--no-browser", "spark", "clusters", "render", "hints"],
            word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clusters_ABrokenOneAmongThem_ListsAllAndFails()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(program.Home, "clusters")).FullName, "broken.yaml");
        await File.WriteAllTextAsync(file, "mastr: x\n", TestContext.Current.CancellationToken);

        var (code, output, error) = await program.RunAsync("clusters");
        File.Delete(file);

        Assert.Equal(1, code);
        Assert.Contains($"{file}, line 1: ", output + error, StringComparison.Ordinal);
        Assert.All(["local", "standalone", "kubernetes", "yarn", "remote"], name => Assert.Matches($"(?m)^{name} +built-in", output));
    }

    [Fact]
    public async Task Render_Local_PrintsTheCodeOfThePage()
    {
        var (code, output, _) = await program.RunAsync("render", "local", "--language", "csharp", "--edits", "{\"app_name\":\"mine\"}");

        Assert.Equal(0, code);
        Assert.Equal("var spark = SparkSession.Builder()\n    .Master(\"local[*]\")\n    .AppName(\"mine\")\n    .GetOrCreate();\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Hints_TriedOnWords_TellTheRowAndWhatIsWrongWithTheTable()
    {
        var file = Path.Combine(Directory.CreateDirectory(program.Home).FullName, "hints.yaml");
        await File.WriteAllTextAsync(file, "- pattern: sky (\\w+) is down\n  hint: Ask Ada.\n  cause: The sky {1} is down.\n", TestContext.Current.CancellationToken);
        var (good, output, _) = await program.RunAsync("hints", "ERROR: the SKY seven is down");
        var (none, _, _) = await program.RunAsync("hints", "nothing that anybody knows");
        await File.WriteAllTextAsync(file, "- pattern: '('\n  hint: x\n", TestContext.Current.CancellationToken);
        var (bad, _, error) = await program.RunAsync("hints");
        File.Delete(file);

        Assert.Equal((0, 1, 1), (good, none, bad));
        Assert.Contains("hint:    Ask Ada.", output, StringComparison.Ordinal);
        Assert.Contains($"{file}, line 1: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_AConfigThatAsks_SaysWhatForAndFails()
    {
        var (code, output, error) = await program.RunAsync("render", "standalone", "--language", "python");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("asks for master", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SparkWhere_NoSpark_SaysHowToGetOne()
    {
        var (code, output, error) = await program.RunAsync("spark", "where");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("spark install", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Serve_UntilASignal_PrintsOneLineAndEndsWithZero(string signal)
    {
        Require.Linux();
        using var process = program.Start("--port", "0", "--no-browser", "--base-url", "/user/a%40b/", "--token", "test-token-0123456789");
        try
        {
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var line = await FirstLineAsync(process);
            Assert.Matches(@"^Start Spark is ready: http://127\.0\.0\.1:\d+/user/a%40b/lab\?token=test-token-0123456789$", line);
            using var client = new HttpClient { BaseAddress = new Uri(Url().Match(line).Value) };
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("all-config", TestContext.Current.CancellationToken)).StatusCode);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", "test-token-0123456789");
            Assert.Contains("\"local\"", await client.GetStringAsync("all-config", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("\"csharp\"", await client.GetStringAsync("api/kernelspecs", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("kernelspecs/csharp/logo-svg.svg", TestContext.Current.CancellationToken)).StatusCode);

            InstalledProgram.Signal(process, signal);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

            Assert.Equal((0, ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));
            Assert.DoesNotContain("test-token-0123456789", await error, StringComparison.Ordinal);
        }
        finally
        {
            InstalledProgram.End(process);
        }
    }

    [Fact]
    public async Task Serve_ChosenPortIsTaken_IsASentenceAndExitCode2()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (code, _, error) = await program.RunAsync("--no-browser", "--port", $"{port}");

        Assert.Equal(2, code);
        Assert.Contains($"Port {port} of 127.0.0.1 is taken", error, StringComparison.Ordinal);
    }

    private static async Task<string> FirstLineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("The program ended without a line.");

    [GeneratedRegex(@"http://\S+/user/a%40b/")]
    private static partial Regex Url();
}
