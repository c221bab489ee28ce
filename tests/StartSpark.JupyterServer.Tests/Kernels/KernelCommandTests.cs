using StartSpark.JupyterServer.Kernels;
using StartSpark.JupyterServer.KernelSpecs;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class KernelCommandTests : IDisposable
{
    private readonly TestFolder folder = new("command");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Create_PlacesInArgv_AreFilledIn()
    {
        var program = folder.Write("kernel", "");

        var command = Create([program, "-f", "{connection_file}", "--logo={resource_dir}/x", "{other}"]);

        Assert.Equal(program, command.Program);
        Assert.Equal(["-f", "/run/k.json", "--logo=/logos/x", "{other}"], command.Arguments);
    }

    [Fact]
    public void Create_IpykernelsLauncher_RunsBehindTheLinesThatKeepItFromLosingMessages()
    {
        var program = folder.Write("kernel", "");

        var command = Create([program, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"]);

        Assert.Equal(["-Xfrozen_modules=off", "-c", LosslessIpykernel.Code, "-f", "/run/k.json"], command.Arguments);
    }

    [Fact]
    public void Create_BarePython_IsThatOfTheKernelspecsPrefix()
    {
        Require.That(!OperatingSystem.IsWindows(), "This test lays out a Python as on Unix.");
        var python = folder.Write("env/bin/python3", "");

        Assert.Equal(python, Create(["python", "-m", "x"], prefix: folder.Folder("env")).Program);
    }

    [Fact]
    public void Create_ProgramOnThePathOfTheKernelspec_IsFound()
    {
        var program = folder.Write("tools/my-kernel", "");

        var command = Create(["my-kernel"], environment: new() { ["PATH"] = folder.Folder("tools") });

        Assert.Equal(program, command.Program);
    }

    [Fact]
    public void Create_ProgramNowhere_SaysWhichAndWhatToDo()
    {
        var problem = Assert.Throws<KernelStartException>(() => Create(["no-such-kernel-anywhere"]));

        Assert.Contains("'no-such-kernel-anywhere'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Install it", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Environment_SubstitutesHidesAndTellsTheParentAndSession()
    {
        var path = Environment.GetEnvironmentVariable("PATH");

        var command = Create([folder.Write("kernel", "")], environment: new() { ["A"] = "x:${PATH}:${NO_SUCH_VARIABLE}" });

        Assert.Equal($"x:{path}:${{NO_SUCH_VARIABLE}}", command.Environment["A"]);
        Assert.Null(command.Environment["SECRET"]);
        Assert.Equal($"{Environment.ProcessId}", command.Environment["JPY_PARENT_PID"]);
        Assert.Equal("/home/n.ipynb", command.Environment["JPY_SESSION_NAME"]);
    }

    private static KernelCommand Create(string[] argv, string? prefix = null, Dictionary<string, string>? environment = null) => KernelCommand.Create(
        new KernelSpec
        {
            Name = "x",
            Argv = argv,
            DisplayName = "X",
            Language = "x",
            Environment = environment ?? [],
            ResourceFolder = "/logos",
            PythonPrefix = prefix,
        },
        "/run/k.json",
        "/",
        "/home/n.ipynb",
        ["SECRET"]);
}
