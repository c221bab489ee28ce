using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// Brings what native libraries and child processes write to the process's standard output below the cell that runs.
/// Standard error stays the process's own: there the runtime says its last words, which the server keeps.
/// </summary>
internal sealed partial class NativeOutput : IDisposable
{
    private const int StandardOutput = 1;
    private const short PollIn = 1;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMilliseconds(100);

    private readonly AnonymousPipeServerStream pipe;
    private readonly Publisher publisher;
    private readonly TimeProvider clock;
    private readonly ManualResetEventSlim never = new();
    private volatile bool isReading;

    private NativeOutput(AnonymousPipeServerStream pipe, Publisher publisher, TimeProvider clock)
    {
        this.pipe = pipe;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// <summary>Takes the standard output over, where the system has file descriptors.</summary>
    /// <returns>Null where it does not.</returns>
    public static NativeOutput? Capture(Publisher publisher, TimeProvider clock)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        if (Duplicate((int)pipe.ClientSafePipeHandle.DangerousGetHandle(), StandardOutput) < 0)
        {
            pipe.Dispose();
            return null;
        }

        pipe.DisposeLocalCopyOfClientHandle();
        var output = new NativeOutput(pipe, publisher, clock);
        new Thread(output.Read) { IsBackground = true, Name = "Native output" }.UnsafeStart();
        return output;
    }

    /// <summary>Waits until everything written so far is published: a cell's output comes before its end.</summary>
    public void Drain()
    {
        var start = clock.GetTimestamp();
        while ((IsReadable(timeout: 0) || isReading) && clock.GetElapsedTime(start) < LongestDrain)
        {
            Thread.Yield();
        }
    }

    public void Dispose() => pipe.Dispose();

    private void Read()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[16 * 1024];
        var text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        while (true)
        {
            isReading = false;
            if (!IsReadable(timeout: -1))
            {
                continue;
            }

            isReading = true;
            var count = pipe.Read(bytes);
            if (count == 0)
            {
                isReading = false;
                return;
            }

            var length = decoder.GetChars(bytes.AsSpan(0, count), text, flush: false);
            var delay = publisher.Write("stdout", CellScope.Current?.Parent, text.AsSpan(0, length));
            if (delay > TimeSpan.Zero)
            {
                // The pipe fills meanwhile and the writer waits.
                never.Wait(delay);
            }
        }
    }

    private bool IsReadable(int timeout)
    {
        var wanted = new PollDescriptor { Descriptor = (int)pipe.SafePipeHandle.DangerousGetHandle(), Events = PollIn };
        return Poll(ref wanted, 1, timeout) == 1;
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);

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
