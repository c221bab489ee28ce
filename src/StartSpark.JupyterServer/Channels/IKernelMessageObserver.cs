using StartSpark.Jupyter.Messages;

namespace StartSpark.JupyterServer.Channels;

/// <summary>
/// Watches what kernels say to their clients. Registered as a service; every registered observer sees every message.
/// </summary>
/// <remarks>
/// Called on the thread that reads the kernel's sockets, after the message was put on its way to the clients: an
/// implementation only notes and returns, since the kernel's next message waits for it. Messages of one kernel arrive in
/// their order and one at a time; those of several kernels at the same time. What an observer throws is logged and goes no further.
/// </remarks>
public interface IKernelMessageObserver
{
    /// <summary>A kernel has sent a message; replies to the server's own requests are not among them.</summary>
    /// <param name="kernelId">The kernel's id in the REST API.</param>
    /// <param name="message">The message; shared, not copied, and unchangeable.</param>
    void OnMessage(string kernelId, JupyterMessage message);

    /// <summary>
    /// The kernel's process has ended: it was shut down, was restarted (its id lives on) or died. What was learnt of the
    /// process is void. May be called once more for a kernel that is gone already.
    /// </summary>
    /// <param name="kernelId">The kernel's id in the REST API.</param>
    void OnKernelEnded(string kernelId);
}
