using System.CommandLine;
using StartSpark.Hosting;
using StartSpark.Settings;

namespace StartSpark.CommandLine;

/// <summary>The program's command line: without a subcommand it is the server.</summary>
internal static class StartSparkCommand
{
    private const int UsageError = 2;

    /// <summary>Reads the arguments and does what they say.</summary>
    /// <returns>0 when all went well, 1 when the work failed, 2 when the arguments or settings are wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // An argument that begins with @ is one, not a file of arguments.
        var parsed = Build().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            // The server takes Ctrl-C itself: it asks first when kernels run.
            var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? UsageError : code;
        }
        catch (SettingsException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return UsageError;
        }
    }

    internal static RootCommand Build()
    {
        var ip = new Option<string?>("--ip") { Description = "The address to listen on. Default 127.0.0.1: this machine alone." };
        var port = new Option<int?>("--port") { Description = "The port. Default 8888, or the next free one; 0 takes any." };
        var baseUrl = new Option<string?>("--base-url") { Description = "The path under which everything lies. Default /." };
        var rootDir = new Option<string?>("--root-dir") { Description = "The folder of the notebooks. Default: the current one." };
        var token = new Option<string?>("--token") { Description = "The secret that lets a person in. Default: a new one at each start." };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        var root = new RootCommand("JupyterLab with Apache Spark one click away.")
        {
            ip, port, baseUrl, rootDir, token, noBrowser,
            SparkCommand.Build(), ClustersCommand.Build(), RenderCommand.Build(), HintsCommand.Build(),
        };
        root.SetAction((parsed, cancellationToken) =>
        {
            var arguments = new ServerArguments(
                parsed.GetValue(ip), parsed.GetValue(port), parsed.GetValue(baseUrl), parsed.GetValue(rootDir), parsed.GetValue(token), parsed.GetValue(noBrowser));
            var sources = SettingSources.Read();
            SparkMirrors.Publish(sources);
            return ServerProgram.RunAsync(HostSettings.Combine(sources, arguments), cancellationToken);
        });
        return root;
    }
}
