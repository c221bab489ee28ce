using System.Text;
using Microsoft.Extensions.Time.Testing;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class KernelActivityTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 21, 11, 7, 73, TimeSpan.Zero));

    [Fact]
    public void Note_ControlRequestDuringACell_LeavesItBusy()
    {
        var activity = new KernelActivity(clock);
        var (cell, comm) = (Request("execute_request"), Request("comm_msg"));

        activity.Note(Status("busy", cell));
        activity.Note(Status("busy", comm));
        activity.Note(Status("idle", comm));
        var during = activity.State;
        activity.Note(Status("idle", cell));

        Assert.Equal(("busy", "idle"), (during, activity.State));
    }

    [Fact]
    public void Note_StatusWithoutParent_IsTaken()
    {
        var activity = new KernelActivity(clock);
        activity.Note(Status("busy", Request("execute_request")));

        activity.Note(Status("idle", null));

        Assert.Equal("idle", activity.State);
    }

    [Fact]
    public void Note_AnyPublication_MovesLastActivity()
    {
        var activity = new KernelActivity(clock);
        Assert.Equal("2026-11-22T21:11:07.073000Z", activity.LastActivity);
        clock.Advance(TimeSpan.FromSeconds(1));

        activity.Note(JupyterMessage.Create(JupyterChannel.IOPub, "stream", "k", "{}"u8.ToArray()));

        Assert.Equal("2026-11-22T21:11:08.073000Z", activity.LastActivity);
    }

    [Fact]
    public void Become_Restarting_ForgetsWhatRan()
    {
        var activity = new KernelActivity(clock);
        activity.Note(Status("busy", Request("execute_request")));
        activity.Become("restarting");
        var info = Request("kernel_info_request");

        activity.Note(Status("busy", info));
        activity.Note(Status("idle", info));

        Assert.Equal("idle", activity.State);
    }

    private static JupyterMessage Request(string type) => JupyterMessage.Create(JupyterChannel.Shell, type, "client", default);

    private static JupyterMessage Status(string state, JupyterMessage? parent) => JupyterMessage.Create(
        JupyterChannel.IOPub, "status", "kernel", Encoding.UTF8.GetBytes($$"""{"execution_state":"{{state}}"}"""), parent);
}
