using NetMQ;

namespace StartSpark.Jupyter.Sockets;

/// <summary>
/// One thread that alone touches a set of ZeroMQ sockets (they are not thread-safe): it reads what arrives, and sends
/// what other threads queued. The sockets end with it.
/// </summary>
internal sealed class ZmqLoop : IDisposable
{
    private readonly NetMQPoller poller = [];
    private readonly NetMQQueue<Action> outbound = new();
    private readonly List<NetMQSocket> sockets = [];
    private readonly Thread thread;
    private int stopped;

    /// <summary>Makes the loop; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="name">The thread's name, for debuggers.</param>
    public ZmqLoop(string name)
    {
        thread = new Thread(Run) { IsBackground = true, Name = name };
        outbound.ReceiveReady += (_, _) =>
        {
            while (outbound.TryDequeue(out var action, TimeSpan.Zero))
            {
                action();
            }
        };
        poller.Add(outbound);
    }

    /// <summary>Adds a socket that the loop owns from now on. Only before <see cref="Start"/>.</summary>
    public T Add<T>(T socket, Action<NetMQMessage>? onMessage)
        where T : NetMQSocket
    {
        sockets.Add(socket);
        socket.Options.Linger = TimeSpan.FromSeconds(1);
        if (onMessage is not null)
        {
            socket.ReceiveReady += (_, _) => Drain(socket, onMessage);
            poller.Add(socket);
        }

        return socket;
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => thread.Start();

    /// <summary>Queues work for the loop's thread, in order. Ignored once the loop has ended.</summary>
    public void Post(Action action)
    {
        if (Volatile.Read(ref stopped) == 0)
        {
            outbound.Enqueue(action);
        }
    }

    /// <summary>Sends what was queued before, closes the sockets and ends the thread.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
        {
            return;
        }

        if (thread.IsAlive)
        {
            outbound.Enqueue(poller.Stop);
            if (Thread.CurrentThread != thread)
            {
                thread.Join();
            }
        }
        else
        {
            Close();
        }
    }

    private static void Drain(NetMQSocket socket, Action<NetMQMessage> onMessage)
    {
        // A bounded batch, so that one busy socket cannot starve the others.
        for (var i = 0; i < 256; i++)
        {
            var message = new NetMQMessage();
            if (!socket.TryReceiveMultipartMessage(TimeSpan.Zero, ref message!))
            {
                return;
            }

            onMessage(message);
        }
    }

    private void Run()
    {
        try
        {
            poller.Run();
        }
        finally
        {
            Volatile.Write(ref stopped, 1);
            Close();
        }
    }

    private void Close()
    {
        poller.Dispose();
        outbound.Dispose();
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }
}
