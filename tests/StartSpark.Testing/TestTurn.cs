using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

namespace StartSpark.Testing;

/// <summary>
/// Lets the test programs of a clone run one after another, as Directory.Build.props asks for each of them: each fills a machine of two
/// cores, and what is promised within a second is promised on a machine that has a core to spare.
/// </summary>
public sealed class TestTurn : ITestPipelineStartup
{
    private readonly ManualResetEventSlim over = new();
    private Thread? holder;

    /// <inheritdoc />
    public async ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        QuickCompilers.UseEverywhere();

        // A mutex belongs to the thread that took it, and goes with it when the program is killed.
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        holder = new Thread(() => Hold(taken)) { IsBackground = true, Name = "Turn of this test program" };
        holder.Start();
        await taken.Task;
    }

    /// <inheritdoc />
    public ValueTask StopAsync()
    {
        over.Set();
        holder?.Join();
        over.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Hold(TaskCompletionSource taken)
    {
        var clone = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(RepositoryRoot.Path)), 0, 8);
        using var turn = new Mutex(false, $"Global\\StartSpark.Tests.{clone}");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever held it was killed; it is ours now.
        }

        taken.SetResult();
        over.Wait();
        turn.ReleaseMutex();
    }
}
