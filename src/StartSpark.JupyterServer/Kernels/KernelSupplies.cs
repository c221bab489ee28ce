using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Channels;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>What every kernel of this server needs and shares with the others.</summary>
internal sealed class KernelSupplies(
    IOptions<KernelsOptions> options,
    IOptions<ChannelsOptions> channels,
    KernelPaths paths,
    LocalPorts ports,
    OrphanGuard guard,
    KernelObservers observers,
    IEnumerable<IKernelEnvironment> environments,
    TimeProvider clock,
    ILogger<Kernel> logger)
{
    public KernelsOptions Options { get; } = options.Value;

    public ChannelsOptions Channels { get; } = channels.Value;

    public LocalPorts Ports { get; } = ports;

    public OrphanGuard Guard { get; } = guard;

    public KernelObservers Observers { get; } = observers;

    public TimeProvider Clock { get; } = clock;

    public ILogger Logger { get; } = logger;

    /// <summary>Where connection files go; made for the owner alone when it is not there.</summary>
    public string RuntimeFolder { get; } =
        options.Value.RuntimeDirectory is { Length: > 0 } given ? Path.GetFullPath(given) : paths.RuntimeFolder;

    /// <summary>A kernel that is not started yet.</summary>
    public Kernel CreateKernel(KernelSpec spec, string folder, string? sessionName, bool isWarm = false) =>
        new(this, spec, folder, sessionName, isWarm);

    /// <summary>The command as the extensions of this server want it.</summary>
    public KernelCommand Prepare(KernelSpec spec, KernelCommand command)
    {
        Dictionary<string, string?> variables = new(command.Environment);
        foreach (var environment in environments)
        {
            environment.Prepare(spec, variables);
        }

        return command with { Environment = variables };
    }

    /// <summary>The place of a kernel's connection file.</summary>
    public string ConnectionFileOf(string kernelId)
    {
        if (!Directory.Exists(RuntimeFolder))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(RuntimeFolder);
            }
            else
            {
                Directory.CreateDirectory(RuntimeFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return Path.Combine(RuntimeFolder, $"kernel-{kernelId}.json");
    }
}
