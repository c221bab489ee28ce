using System.Runtime.InteropServices;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Sends signals to a kernel and to the processes that it started. On Windows there are none to send.</summary>
internal static class UnixSignals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends a signal to a process group; false when the group has no process (any more).</summary>
    public static bool SendToGroup(int groupId, int signal) => groupId > 1 && Send(-groupId, signal) == 0;

    /// <summary>Sends a signal to a process; false when there is none.</summary>
    public static bool SendToProcess(int processId, int signal) => processId > 1 && Send(processId, signal) == 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int target, int signal);
}
