using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// Notices the end of the process that started the kernel, kill -9 included. On Linux the system tells at once; not
/// through PR_SET_PDEATHSIG, which fires when the parent's <em>thread</em> ends, and servers start kernels from pool
/// threads.
/// </summary>
internal static partial class ParentWatch
{
    private const int PidFdOpen = 434;
    private const short PollIn = 1;

    /// <summary>Calls back once, when the process is gone (at once when it is already).</summary>
    public static void Start(int processId, Action onGone)
    {
        if (OperatingSystem.IsLinux() && PidFd(PidFdOpen, processId, 0) is >= 0 and var descriptor)
        {
            new Thread(() => WaitLinux((int)descriptor, onGone), 64 * 1024) { IsBackground = true, Name = "Parent watch" }.UnsafeStart();
        }
        else
        {
            _ = WaitAnywhereAsync(processId, onGone);
        }
    }

    private static void WaitLinux(int descriptor, Action onGone)
    {
        var wanted = new PollDescriptor { Descriptor = descriptor, Events = PollIn };
        while (Poll(ref wanted, 1, -1) != 1)
        {
            // A signal interrupted the wait.
        }

        onGone();
    }

    private static async Task WaitAnywhereAsync(int processId, Action onGone)
    {
        try
        {
            using var parent = Process.GetProcessById(processId);
            await parent.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }

        onGone();
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long PidFd(long number, int processId, uint flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Received;
    }
}
