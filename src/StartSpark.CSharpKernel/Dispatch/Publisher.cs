using System.Text;
using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// Everything the kernel sends, in one order. Text of streams is gathered for a moment (10 ms or 64 KB), so that
/// ten thousand lines are few messages, and always leaves before any other message.
/// </summary>
internal sealed class Publisher : IDisposable
{
    private const int GatheredCharacters = 64 * 1024;
    private const long CharactersPerWindow = 2 * 1024 * 1024;
    private static readonly TimeSpan GatheringTime = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Action<JupyterMessage> send;
    private readonly TimeProvider clock;
    private readonly AutoResetEvent gathering = new(initialState: false);
    private readonly ManualResetEvent disposed = new(initialState: false);
    private readonly StringBuilder text = new();
    private JupyterMessage? textParent;
    private string textName = "";
    private long windowStart;
    private long windowCharacters;

    public Publisher(Action<JupyterMessage> send, string session, TimeProvider clock)
    {
        this.send = send;
        this.clock = clock;
        Session = session;
        new Thread(FlushInTime) { IsBackground = true, Name = "Output" }.UnsafeStart();
    }

    public string Session { get; }

    /// <summary>Publishes on iopub.</summary>
    public void Publish(
        string messageType,
        JupyterMessage? parent,
        ReadOnlyMemory<byte> content,
        ReadOnlyMemory<byte> metadata = default,
        IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null) =>
        Send(JupyterMessage.Create(JupyterChannel.IOPub, messageType, Session, content, parent, metadata, buffers));

    public void Publish(string messageType, JupyterMessage? parent, Action<Utf8JsonWriter> content) =>
        Publish(messageType, parent, JsonContent.Object(content));

    public void Status(string state, JupyterMessage? parent) =>
        Publish("status", parent, writer => writer.WriteString("execution_state", state));

    /// <summary>Answers a request on the channel it came on.</summary>
    public void Reply(JupyterMessage request, string messageType, Action<Utf8JsonWriter> content) =>
        Send(JupyterMessage.Create(request.Channel, messageType, Session, JsonContent.Object(content), request));

    /// <summary>Asks the front end that sent the request.</summary>
    public void Ask(JupyterMessage request, Action<Utf8JsonWriter> content) =>
        Send(JupyterMessage.Create(JupyterChannel.Stdin, "input_request", Session, JsonContent.Object(content), request));

    /// <summary>Gathers text of a stream.</summary>
    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="parent">The request that the text answers.</param>
    /// <param name="written">The text.</param>
    /// <returns>How long the writer has to wait, so that an endless loop of output fills no memory; mostly zero.</returns>
    public TimeSpan Write(string name, JupyterMessage? parent, ReadOnlySpan<char> written)
    {
        lock (gate)
        {
            if (text.Length > 0 && (textName != name || !ReferenceEquals(textParent, parent)))
            {
                FlushHeld();
            }

            (textName, textParent) = (name, parent);
            if (text.Length == 0)
            {
                gathering.Set();
            }

            text.Append(written);
            if (text.Length < GatheredCharacters)
            {
                return TimeSpan.Zero;
            }

            var length = text.Length;
            FlushHeld();
            return Delay(length);
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            FlushHeld();
        }
    }

    public void Dispose()
    {
        disposed.Set();
        Flush();
    }

    /// <summary>Has a thread of its own: a cell may keep every thread of the pool busy.</summary>
    private void FlushInTime()
    {
        WaitHandle[] either = [gathering, disposed];
        while (WaitHandle.WaitAny(either) == 0)
        {
            disposed.WaitOne(GatheringTime);
            Flush();
        }
    }

    private void Send(JupyterMessage message)
    {
        lock (gate)
        {
            FlushHeld();
            send(message);
        }
    }

    private void FlushHeld()
    {
        if (text.Length == 0)
        {
            return;
        }

        var written = text.ToString();
        text.Clear();
        send(JupyterMessage.Create(
            JupyterChannel.IOPub,
            "stream",
            Session,
            JsonContent.Object(writer =>
            {
                writer.WriteString("name", textName);
                writer.WriteString("text", written);
            }),
            textParent));
    }

    private TimeSpan Delay(int characters)
    {
        var sinceStart = clock.GetElapsedTime(windowStart);
        if (sinceStart > Window)
        {
            windowStart = clock.GetTimestamp();
            windowCharacters = 0;
            sinceStart = TimeSpan.Zero;
        }

        windowCharacters += characters;
        return windowCharacters > CharactersPerWindow ? Window - sinceStart : TimeSpan.Zero;
    }
}
