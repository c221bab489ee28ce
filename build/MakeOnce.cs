using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Runs commands that make something costly, in one process at a time: whoever comes while another makes it waits, sees
/// by the stamp that it is made, and goes on.
/// </summary>
public sealed class MakeOnce : Task, ICancelableTask
{
    private const int OldestNode = 20;
    private readonly ManualResetEvent _cancelled = new ManualResetEvent(false);

    /// <summary>What is made, for people.</summary>
    [Required] public string What { get; set; }

    /// <summary>How long and why, for people.</summary>
    [Required] public string Reason { get; set; }

    /// <summary>The hash of all that it is made of.</summary>
    [Required] public string Stamp { get; set; }

    /// <summary>Where the hash of what was last made is kept.</summary>
    [Required] public string StampFile { get; set; }

    /// <summary>The file held open while something is made.</summary>
    [Required] public string LockFile { get; set; }

    /// <summary>The commands, one after the other.</summary>
    [Required] public string[] Commands { get; set; }

    /// <summary>Where the commands run.</summary>
    [Required] public string WorkingFolder { get; set; }

    /// <summary>A file that is there when it is made.</summary>
    public string Produces { get; set; }

    /// <summary>A folder that the commands make anew under the name {fresh}; it takes the old one's place at the end.</summary>
    public string FreshFolder { get; set; }

    /// <summary>Whether the commands need Node.js.</summary>
    public bool NeedsNode { get; set; }

    /// <inheritdoc />
    public void Cancel() => _cancelled.Set();

    /// <inheritdoc />
    public override bool Execute()
    {
        if (NeedsNode && !NodeIsThere())
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(LockFile));
        using (FileStream held = TakeLock())
        {
            if (held == null)
            {
                return false;
            }

            return IsMade() || Make();
        }
    }

    private bool IsMade() =>
        File.Exists(StampFile) && File.ReadAllText(StampFile).Trim() == Stamp && (string.IsNullOrEmpty(Produces) || File.Exists(Produces));

    private FileStream TakeLock()
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!told)
                {
                    Say("Another build is making " + What + "; waiting for it.");
                }

                if (_cancelled.WaitOne(200))
                {
                    return null;
                }
            }
        }
    }

    private bool Make()
    {
        Say("Making " + What + ": " + Reason + ".");
        Stopwatch watch = Stopwatch.StartNew();
        if (File.Exists(StampFile))
        {
            File.Delete(StampFile);
        }
        string fresh = string.IsNullOrEmpty(FreshFolder) ? null : FreshFolder.TrimEnd('/', '\\') + ".new";
        if (fresh != null && Directory.Exists(fresh))
        {
            Directory.Delete(fresh, true);
        }

        foreach (string command in Commands)
        {
            string text = fresh == null ? command : command.Replace("{fresh}", "\"" + fresh + "\"");
            if (!Run(text))
            {
                return false;
            }
        }

        if (fresh != null && !Replace(fresh))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(StampFile));
        File.WriteAllText(StampFile, Stamp + "\n");
        Say("Made " + What + " in " + watch.Elapsed.TotalSeconds.ToString("0") + " s.");
        return true;
    }

    private bool Replace(string fresh)
    {
        string folder = FreshFolder.TrimEnd('/', '\\');
        string old = folder + ".old";
        try
        {
            if (Directory.Exists(old))
            {
                Directory.Delete(old, true);
            }

            if (Directory.Exists(folder))
            {
                Directory.Move(folder, old);
            }

            Directory.Move(fresh, folder);
            if (Directory.Exists(old))
            {
                Directory.Delete(old, true);
            }

            return true;
        }
        catch (IOException error)
        {
            Log.LogError("{0} was made, but {1} could not be replaced: {2} Stop the Start Spark that runs from it and run the command again.", What, folder, error.Message);
            return false;
        }
    }

    private bool Run(string command)
    {
        var last = new Queue<string>();
        using (Process process = Start(command, line => Heard(line, last)))
        {
            int ended = -1;
            while (!process.WaitForExit(200))
            {
                if (_cancelled.WaitOne(0))
                {
                    Kill(process);
                    return false;
                }
            }

            process.WaitForExit();
            ended = process.ExitCode;
            if (ended == 0)
            {
                return true;
            }

            Log.LogError("{0} could not be made: '{1}' in {2} ended with code {3}.\n{4}", What, command, WorkingFolder, ended, string.Join("\n", last));
            return false;
        }
    }

    private void Heard(string line, Queue<string> last)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (last)
        {
            last.Enqueue(line);
            if (last.Count > 40)
            {
                last.Dequeue();
            }
        }

        if (line.StartsWith("Front end: ", StringComparison.Ordinal))
        {
            Say("  " + line);
        }
        else
        {
            Log.LogMessage(MessageImportance.Low, "{0}", line);
        }
    }

    private Process Start(string command, Action<string> heard)
    {
        bool windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        var start = new ProcessStartInfo
        {
            FileName = windows ? "cmd.exe" : "/bin/sh",
            Arguments = windows ? "/d /s /c \"" + command + "\"" : "-c \"" + command.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"",
            WorkingDirectory = WorkingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What this build was told is not meant for the builds inside it.
        foreach (string name in new List<string>(start.Environment.Keys))
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            {
                start.Environment.Remove(name);
            }
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (sender, received) => heard(received.Data);
        process.ErrorDataReceived += (sender, received) => heard(received.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Kill(Process process)
    {
        // The task is compiled against netstandard, where only the process itself can be ended by name.
        var tree = typeof(Process).GetMethod("Kill", new[] { typeof(bool) });
        if (tree != null)
        {
            tree.Invoke(process, new object[] { true });
        }
        else
        {
            process.Kill();
        }
    }

    private bool NodeIsThere()
    {
        string version = "";
        try
        {
            using (Process process = Start("node --version", line => version += line))
            {
                process.WaitForExit();
            }
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception || error is IOException)
        {
            version = "";
        }

        int dot = version.IndexOf('.');
        int major;
        if (version.StartsWith("v", StringComparison.Ordinal) && dot > 1 && int.TryParse(version.Substring(1, dot - 1), out major))
        {
            if (major >= OldestNode)
            {
                return true;
            }

            Log.LogError("Making {0} needs Node.js {1} or newer, and this is {2}: install a newer one from https://nodejs.org and run the command again.", What, OldestNode, version);
            return false;
        }

        Log.LogError("Making {0} needs Node.js {1} or newer with npm, and no 'node' is on the PATH: install it from https://nodejs.org and run the command again.", What, OldestNode);
        return false;
    }

    private void Say(string text) => Log.LogMessage(MessageImportance.High, "{0}", text);
}
