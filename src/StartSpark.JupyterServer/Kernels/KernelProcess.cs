using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// The operating system's side of one kernel. On Unix it leads a process group of its own: Ctrl-C in the server's
/// terminal does not reach it, and what it started is signalled with it.
/// </summary>
internal sealed class KernelProcess : IDisposable
{
    private static readonly string? Setsid =
        new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    private readonly Process process;
    private readonly OrphanGuard guard;
    private readonly OutputTail output = new();
    private readonly Task readers;

    private KernelProcess(Process process, OrphanGuard guard, string kernelId, ILogger logger)
    {
        this.process = process;
        this.guard = guard;
        Id = process.Id;
        guard.Add(Id, IsGroup);
        process.StandardInput.Close();
        readers = Task.WhenAll(
            ReadAsync(process.StandardOutput, kernelId, logger),
            ReadAsync(process.StandardError, kernelId, logger));
        Exited = WaitAsync();
    }

    /// <summary>The process id.</summary>
    public int Id { get; }

    /// <summary>Ends when the process has ended, with its exit code; never fails.</summary>
    public Task<int> Exited { get; }

    private static bool IsGroup => Setsid is not null;

    /// <summary>Starts the process.</summary>
    /// <exception cref="KernelStartException">The system refuses to.</exception>
    public static KernelProcess Start(KernelCommand command, string kernelId, OrphanGuard guard, ILogger logger)
    {
        var start = new ProcessStartInfo(Setsid ?? command.Program)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // setsid becomes the program in place: same process id, but a session and a group of its own.
        IEnumerable<string> arguments = Setsid is null ? command.Arguments : command.Arguments.Prepend(command.Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new KernelProcess(Process.Start(start)!, guard, kernelId, logger);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or IOException)
        {
            throw new KernelStartException($"The system could not start '{command.Program}' in '{command.Folder}': {problem.Message}", problem);
        }
    }

    /// <summary>The last words of the process. Of one that has ended, all of them, if they come within a moment.</summary>
    public async Task<string> LastWordsAsync()
    {
        if (Exited.IsCompleted)
        {
            // A process that it started may hold the streams open for as long as it likes.
            await Task.WhenAny(readers, Task.Delay(TimeSpan.FromMilliseconds(300)));
        }

        return output.ToString();
    }

    /// <summary>Sends a Unix signal to the kernel and what it started.</summary>
    public void Signal(int signal)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows has no signals; a kernel is interrupted there by a message.");
        }

        // Between fork and setsid there is no group yet.
        if (!(IsGroup && UnixSignals.SendToGroup(Id, signal)) && !Exited.IsCompleted)
        {
            UnixSignals.SendToProcess(Id, signal);
        }
    }

    /// <summary>Asks the process to end; on Windows, where nobody can ask, ends it.</summary>
    public void Terminate()
    {
        if (OperatingSystem.IsWindows())
        {
            Kill();
        }
        else
        {
            Signal(UnixSignals.Terminate);
        }
    }

    /// <summary>Ends the process and what it started at once.</summary>
    public void Kill()
    {
        if (!OperatingSystem.IsWindows())
        {
            Signal(UnixSignals.Kill);
            return;
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        var code = process.ExitCode;
        if (IsGroup)
        {
            // What the kernel leaves behind, a Spark driver say, is asked to end in order.
            UnixSignals.SendToGroup(Id, UnixSignals.Terminate);
        }

        guard.Remove(Id);
        return code;
    }

    private async Task ReadAsync(StreamReader reader, string kernelId, ILogger logger)
    {
        var buffer = new char[1024];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                output.Append(buffer.AsSpan(0, count));
                if (logger.IsEnabled(LogLevel.Debug))
                {
                    Log.ProcessWrote(logger, kernelId, new string(buffer, 0, count).TrimEnd());
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The stream ends with its process, one way or the other.
        }
    }
}
