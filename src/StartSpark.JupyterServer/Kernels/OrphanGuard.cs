using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// Sees to it that no kernel outlives the server, not even when the server is killed: a small shell waits on a pipe that
/// only the server holds open, and when the pipe closes it ends the kernels of which it was told. (Kernels that
/// watch their parent end by themselves; not all do, and a stuck one cannot.) Unix only; made with the first kernel.
/// </summary>
internal sealed class OrphanGuard(ILogger<OrphanGuard> logger) : IDisposable
{
    // A target is what kill takes: a process id, or a group's id with a minus. When the pipe closes: ask, wait up to 2 s, kill.
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' INT HUP TERM
        targets=
        while read -r what target; do
          rest=
          for t in $targets; do [ "$t" = "$target" ] || rest="$rest $t"; done
          targets=$rest
          [ "$what" = add ] && targets="$targets $target"
        done
        [ -n "$targets" ] || exit 0
        for t in $targets; do kill -s TERM -- "$t"; done
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          alive=
          for t in $targets; do kill -s 0 -- "$t" && alive=yes; done
          [ -n "$alive" ] || exit 0
          sleep 0.1
        done
        for t in $targets; do kill -s KILL -- "$t"; done
        """;

    private readonly Lock gate = new();
    private readonly Dictionary<int, string> targets = [];
    private Process? shell;
    private bool disposed;

    /// <summary>The process id of the shell; null before the first kernel and on Windows.</summary>
    public int? ProcessId
    {
        get
        {
            lock (gate)
            {
                return shell?.Id;
            }
        }
    }

    /// <summary>Watches over a process, or over its whole group.</summary>
    public void Add(int processId, bool isGroup)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        lock (gate)
        {
            targets[processId] = isGroup ? $"-{processId}" : $"{processId}";
            if (!disposed)
            {
                Tell($"add {targets[processId]}");
            }
        }
    }

    /// <summary>Forgets a process that has ended: its id may become another's.</summary>
    public void Remove(int processId)
    {
        lock (gate)
        {
            if (targets.Remove(processId, out var target) && !disposed)
            {
                Tell($"del {target}");
            }
        }
    }

    /// <summary>Closes the pipe. The shell then ends what still lives.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            CloseShell();
        }
    }

    private void Tell(string line)
    {
        try
        {
            Write(line);
        }
        catch (Exception problem) when (IsLoss(problem))
        {
            // Somebody ended the shell. A new one is told of all.
            Log.GuardLost(logger, problem.Message);
            CloseShell();
            try
            {
                Write(line);
            }
            catch (Exception again) when (IsLoss(again))
            {
                CloseShell();
            }
        }
    }

    private void Write(string line)
    {
        if (shell is null)
        {
            StartShell();
        }

        shell!.StandardInput.WriteLine(line);
        shell.StandardInput.Flush();
    }

    private static bool IsLoss(Exception problem) => problem is IOException or Win32Exception or InvalidOperationException;

    private void StartShell()
    {
        var setsid = File.Exists("/usr/bin/setsid");
        var start = new ProcessStartInfo(setsid ? "/usr/bin/setsid" : "/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        string[] arguments = setsid ? ["/bin/sh", "-c", Script, "startspark-guard"] : ["-c", Script, "startspark-guard"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        shell = Process.Start(start)!;
        shell.StandardOutput.Close();
        shell.StandardError.Close();
        foreach (var target in targets.Values)
        {
            shell.StandardInput.WriteLine($"add {target}");
        }
    }

    private void CloseShell()
    {
        try
        {
            shell?.StandardInput.Close();
        }
        catch (IOException)
        {
            // The other end has gone.
        }

        shell?.Dispose();
        shell = null;
    }
}
