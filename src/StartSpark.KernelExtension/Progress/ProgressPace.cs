namespace StartSpark.KernelExtension.Progress;

/// <summary>
/// When the next progress message may go, so that there are never more than five in any second, the one that ends a bar
/// included: that one never waits, and for each that it follows a place is kept. Not safe for several threads.
/// </summary>
internal sealed class ProgressPace(TimeProvider clock)
{
    private const int MostInAWindow = 4;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly Queue<long> sent = [];
    private long last;

    /// <summary>How long the next message that is not a bar's end has to wait; zero for not at all.</summary>
    public TimeSpan Wait
    {
        get
        {
            while (sent.Count >= MostInAWindow && clock.GetElapsedTime(sent.Peek()) > Window)
            {
                sent.Dequeue();
            }

            var wait = sent.Count == 0 ? TimeSpan.Zero : Between - clock.GetElapsedTime(last);
            if (sent.Count >= MostInAWindow)
            {
                var untilRoom = Window - clock.GetElapsedTime(sent.ElementAt(sent.Count - MostInAWindow)) + TimeSpan.FromMilliseconds(1);
                wait = untilRoom > wait ? untilRoom : wait;
            }

            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>A message goes now.</summary>
    public void Count()
    {
        last = clock.GetTimestamp();
        sent.Enqueue(last);
        while (sent.Count > MostInAWindow + 1)
        {
            sent.Dequeue();
        }
    }
}
