using System.Text;
using Microsoft.Extensions.Logging;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.JupyterServer.Channels;

/// <summary>
/// Where one kernel and its clients meet; it stays when the kernel is restarted. What the kernel publishes goes to every
/// client, a reply to the client whose session asked. Thread-safe.
/// </summary>
internal sealed class ChannelHub(
    string kernelId,
    Action<JupyterMessage> send,
    Func<bool> isBusy,
    ChannelsOptions options,
    string spillFolder,
    TimeProvider clock,
    ILogger logger)
{
    private const int SessionsPerClient = 64;
    private readonly Lock gate = new();
    private readonly List<ClientMailbox> mailboxes = [];
    private readonly Dictionary<string, ClientMailbox> bySession = new(StringComparer.Ordinal);
    private JupyterMessage? lastPublished;
    private bool closed;

    /// <summary>How many WebSockets are open.</summary>
    public int Connections
    {
        get
        {
            lock (gate)
            {
                return mailboxes.Count(box => box.IsAttached);
            }
        }
    }

    /// <summary>Passes a message of the kernel on; never waits.</summary>
    /// <exception cref="JupyterFormatException">It is a reply without a readable parent.</exception>
    public void Publish(JupyterMessage message)
    {
        var asker = message.Channel == JupyterChannel.IOPub ? null : message.ParentHeader?.Session ?? "";
        lock (gate)
        {
            lastPublished = asker is null ? message : lastPublished;
            if (mailboxes.Count == 0)
            {
                return;
            }

            DropAbandoned();
            if (asker is null)
            {
                var frame = Encode(message);
                foreach (var box in mailboxes)
                {
                    box.Put(frame);
                }
            }
            else if (bySession.TryGetValue(asker, out var box))
            {
                box.Put(Encode(message));
            }
            else
            {
                Log.NobodyAsked(logger, kernelId, message.Channel);
            }
        }
    }

    /// <summary>Tells every client a state that the kernel itself cannot tell, such as <c>dead</c>.</summary>
    public void PublishStatus(string state)
    {
        lock (gate)
        {
            var frame = Encode(StatusMessage(state));
            foreach (var box in mailboxes)
            {
                box.Put(frame);
            }
        }
    }

    /// <summary>Lets a client in. One that returns with its session gets its box with all that came meanwhile.</summary>
    /// <param name="session">The session id of the WebSocket's address; null for none.</param>
    /// <param name="connection">Identifies the connection; cancelled when a newer one of the same session replaces it.</param>
    /// <returns>Where the client's messages arrive.</returns>
    public ClientMailbox Attach(string? session, out CancellationToken connection)
    {
        lock (gate)
        {
            DropAbandoned();
            if (session is not null && bySession.TryGetValue(session, out var kept) && kept.Session == session && !kept.Overflowed)
            {
                connection = kept.Attach();
                return kept;
            }

            var box = new ClientMailbox(session, options, spillFolder, clock);
            connection = box.Attach();
            mailboxes.Add(box);
            if (session is not null)
            {
                bySession[session] = box;
            }

            if (isBusy())
            {
                // A busy kernel answers a page's kernel_info only after the cell; until then the page would not know why.
                box.Put(Encode(StatusMessage("busy")));
            }

            if (closed)
            {
                box.Complete();
            }

            return box;
        }
    }

    /// <summary>Lets a client go; its box stays for its return, if it can return.</summary>
    /// <param name="box">The client's box.</param>
    /// <param name="connection">The connection that has ended.</param>
    /// <param name="inOrder">Whether it was closed by the client's will rather than lost.</param>
    public void Detach(ClientMailbox box, CancellationToken connection, bool inOrder)
    {
        lock (gate)
        {
            if (!box.Detach(connection, inOrder))
            {
                return;
            }

            if (closed || box.Session is null || box.Overflowed)
            {
                Drop(box);
            }

            foreach (var tooMany in mailboxes.Where(each => !each.IsAttached).OrderBy(each => each.Away).Skip(options.KeptAwayClients).ToList())
            {
                Drop(tooMany);
            }
        }
    }

    /// <summary>Passes a client's message on to the kernel.</summary>
    /// <exception cref="JupyterFormatException">Its header cannot be read.</exception>
    public void Receive(ClientMailbox box, JupyterMessage message)
    {
        if (message.Channel == JupyterChannel.IOPub)
        {
            Log.ClientPublished(logger, kernelId);
            return;
        }

        // Most clients use one session for the address and the headers; those that do not still get their replies.
        var session = message.Header.Session;
        if (session != box.Session)
        {
            lock (gate)
            {
                if (bySession.Count < SessionsPerClient * (mailboxes.Count + 1))
                {
                    bySession[session] = box;
                }
            }
        }

        send(message);
    }

    /// <summary>The kernel is gone: clients get what waits for them, then their connections are closed.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (var box in mailboxes.ToList())
            {
                box.Complete();
                if (!box.IsAttached)
                {
                    Drop(box);
                }
            }
        }
    }

    private static ReadOnlyMemory<byte> Encode(JupyterMessage message)
    {
        var frame = new byte[WebSocketMessageCodec.LengthOf(message)];
        WebSocketMessageCodec.Encode(message, frame);
        return frame;
    }

    // JupyterLab drops messages of another session than the kernel's latest, so the server speaks in the kernel's.
    private JupyterMessage StatusMessage(string state) => JupyterMessage.Create(
        JupyterChannel.IOPub,
        "status",
        lastPublished?.Header.Session ?? kernelId,
        Encoding.UTF8.GetBytes($$"""{"execution_state":"{{state}}"}"""));

    private void DropAbandoned()
    {
        for (var i = mailboxes.Count - 1; i >= 0; i--)
        {
            var box = mailboxes[i];
            if (box.IsAbandoned || (box.Overflowed && !box.IsAttached))
            {
                Drop(box);
            }
        }
    }

    private void Drop(ClientMailbox box)
    {
        mailboxes.Remove(box);
        foreach (var session in bySession.Where(pair => pair.Value == box).Select(pair => pair.Key).ToList())
        {
            bySession.Remove(session);
        }

        box.Dispose();
    }
}
