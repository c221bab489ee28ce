using System.Globalization;
using StartSpark.Jupyter.Messages;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// What a kernel is doing, read from what it publishes. Busy and idle are counted per request, so that a short
/// request on the control channel does not make a kernel look idle in the middle of a cell. Thread-safe.
/// </summary>
internal sealed class KernelActivity(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> running = new(StringComparer.Ordinal);
    private string state = KernelStates.Starting;
    private DateTimeOffset last = clock.GetUtcNow();

    /// <summary>The <c>execution_state</c>.</summary>
    public string State
    {
        get
        {
            lock (gate)
            {
                return state;
            }
        }
    }

    /// <summary>When the kernel last published something, as the REST API writes it.</summary>
    public string LastActivity
    {
        get
        {
            lock (gate)
            {
                return last.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>The server knows the state better than the kernel can: it starts, restarts or is dead.</summary>
    public void Become(string newState)
    {
        lock (gate)
        {
            running.Clear();
            state = newState;
            last = clock.GetUtcNow();
        }
    }

    /// <summary>Reads a published message.</summary>
    /// <exception cref="JupyterFormatException">It is not readable.</exception>
    public void Note(JupyterMessage published)
    {
        var said = published.MessageType == "status"
            ? published.ReadContent(KernelsJson.Default.StatusContent).ExecutionState
            : null;
        var parent = said is null ? null : published.ParentHeader?.MessageId;
        lock (gate)
        {
            last = clock.GetUtcNow();
            if (said is null || state == KernelStates.Dead)
            {
                return;
            }

            if (parent is null)
            {
                running.Clear();
                state = said;
                return;
            }

            if (said == KernelStates.Busy)
            {
                running.Add(parent);
            }
            else
            {
                running.Remove(parent);
            }

            state = running.Count > 0 ? KernelStates.Busy : said;
        }
    }
}
