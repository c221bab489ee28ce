using Microsoft.Extensions.Logging;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Installing;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>
/// Owns the one install that this server may be running. It never begins by itself, and a second order joins the first.
/// </summary>
public sealed class SparkInstallManager(SparkInstaller installer, ILogger<SparkInstallManager> logger) : IAsyncDisposable
{
    /// <summary>How long a look waits for a mirror to tell the size; the answer comes with the next look then.</summary>
    private static readonly TimeSpan SizePatience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task _install = Task.CompletedTask;
    private Task<SparkArchive>? _archive;
    private CancellationTokenSource? _cancel;
    private SparkInstallProgress? _progress;
    private string? _failure;

    /// <summary>What the install is doing, or how the last one ended; for a Spark that is not there.</summary>
    public async Task<InstallStatus> LookAsync(CancellationToken cancellationToken)
    {
        if (Running() is { } running)
        {
            return running;
        }

        if (installer.RunningInstall() is { } elsewhere)
        {
            return Describe(elsewhere);
        }

        return _failure is { } failure
            ? new InstallStatus { State = InstallState.Failed, Version = installer.Version, Message = failure }
            : new InstallStatus { State = InstallState.Missing, Version = installer.Version, TotalBytes = await SizeAsync(cancellationToken) };
    }

    /// <summary>Begins the install unless it runs.</summary>
    public InstallStatus Begin()
    {
        lock (_gate)
        {
            if (_install.IsCompleted)
            {
                _failure = null;
                _progress = new(SparkInstallPhase.Looking, installer.Version, 0, 0, null);
                _cancel?.Dispose();
                _cancel = new CancellationTokenSource();
                _install = RunAsync(_cancel.Token);
            }
        }

        return Running() ?? new InstallStatus { State = InstallState.Installing, Version = installer.Version };
    }

    /// <summary>Ends the install; when this returns nothing of it is left.</summary>
    public async Task CancelAsync()
    {
        Task install;
        lock (_gate)
        {
            _failure = null;
            _cancel?.Cancel();
            install = _install;
        }

        await install;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CancelAsync();
        _cancel?.Dispose();
    }

    private InstallStatus? Running()
    {
        lock (_gate)
        {
            return _install.IsCompleted || _progress is null ? null : Describe(_progress);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        logger.Installing(installer.Version);
        try
        {
            await installer.InstallAsync(new Listener(this), cancellationToken);
            logger.Installed(installer.Version);
        }
        catch (OperationCanceledException)
        {
            logger.Cancelled(installer.Version);
        }
        catch (Exception error) when (error is SparkHomeException or IOException or UnauthorizedAccessException)
        {
            _failure = error.Message;
            logger.Failed(installer.Version, error.Message);
        }
    }

    private async Task<long?> SizeAsync(CancellationToken cancellationToken)
    {
        Task<SparkArchive> asked;
        lock (_gate)
        {
            // Asked again only where the last answer was none: a page looks at every config it shows.
            asked = _archive is null || _archive.IsFaulted ? _archive = installer.FindArchiveAsync(CancellationToken.None) : _archive;
        }

        try
        {
            return (await asked.WaitAsync(SizePatience, cancellationToken)).Bytes is > 0 and var bytes ? bytes : null;
        }
        catch (Exception error) when (error is TimeoutException or SparkHomeException)
        {
            // Not known; whether a mirror can be reached is the install's to tell.
            return null;
        }
    }

    private static InstallStatus Describe(SparkInstallProgress progress) => new()
    {
        State = InstallState.Installing,
        Version = progress.Version,
        Step = progress.Phase switch
        {
            SparkInstallPhase.Looking => "Looking for a mirror",
            SparkInstallPhase.Downloading => "Downloading",
            SparkInstallPhase.Verifying => "Checking",
            SparkInstallPhase.Unpacking => "Unpacking",
            _ => "Finishing",
        },
        DoneBytes = progress.Bytes,
        TotalBytes = progress.Total > 0 ? progress.Total : null,
    };

    /// <summary>Keeps the last word, in order; <see cref="Progress{T}"/> would give it to any thread at any time.</summary>
    private sealed class Listener(SparkInstallManager owner) : IProgress<SparkInstallProgress>
    {
        public void Report(SparkInstallProgress value) => owner._progress = value;
    }
}
