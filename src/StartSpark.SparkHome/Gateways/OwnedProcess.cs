using System.Diagnostics;

namespace StartSpark.SparkHome.Gateways;

/// <summary>
/// Starts a JVM that cannot outlive us, by whatever death we go, and from its first instant: the gateway itself watches its
/// stdin only once it runs, and resolving packages may take it minutes to get there.
/// </summary>
/// <remarks>
/// On Unix a shell (a) ignores Ctrl-C, which is meant for the notebook; (b) leaves behind a small watcher that reads the
/// same stdin as the JVM; (c) becomes the JVM, so that the process id is the JVM's and its output goes to the log with
/// nobody in between. Nothing is ever written to the stdin: when we are gone it ends, the watcher asks the JVM to go (so that
/// Spark removes its scratch folders) and kills it if it stays. The watcher kills its own parent only, which it is told, since
/// that of a JVM that died at once would be whoever adopts orphans. On Windows the
/// gateway's own watch of its stdin is all there is.
/// </remarks>
internal static class OwnedProcess
{
    private const string Watcher =
        """
        owner=$1
        trap '' INT QUIT TERM HUP
        read -r _
        rm -rf "$0"
        mine() {
          if [ -r /proc/$$/stat ]; then read -r _ _ _ parent _ < /proc/$$/stat; else parent=$(ps -o ppid= -p $$ | tr -d ' '); fi
          [ "$parent" = "$owner" ]
        }
        mine && kill -TERM "$owner"
        i=0
        while [ $i -lt 15 ]; do mine || exit 0; sleep 0.2 || { sleep 1; i=$((i+4)); }; i=$((i+1)); done
        mine && kill -KILL "$owner"
        """;

    private const string Starter =
        """
        trap '' INT
        watcher=$1 log=$2 private=$3
        shift 3
        exec 3<&0
        sh -c "$watcher" "$private" $$ <&3 >/dev/null 2>&1 3<&- &
        exec "$@" 3<&- >>"$log" 2>&1
        """;

    internal static Process Start(GatewayOptions options, IReadOnlyDictionary<string, string> environment, string privateFolder, string[] arguments)
    {
        string[] niced = options.InBackground && !OperatingSystem.IsWindows() ? ["nice", "-n", "10"] : [];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(options.Java.Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            : new ProcessStartInfo("/bin/sh", ["-c", Starter, "sh", Watcher, options.LogFile, privateFolder, .. niced, options.Java.Executable, .. arguments]);
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        start.WorkingDirectory = options.WorkingDirectory ?? Environment.CurrentDirectory;
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        if (!process.Start())
        {
            throw new SparkHomeException($"{start.FileName} did not start.");
        }

        if (OperatingSystem.IsWindows())
        {
            Pump(process, options.LogFile);
        }

        return process;
    }

    private static void Pump(Process process, string logFile)
    {
        var log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        var gate = new Lock();
        void Write(object sender, DataReceivedEventArgs line)
        {
            lock (gate)
            {
                log.WriteLine(line.Data);
            }
        }

        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
