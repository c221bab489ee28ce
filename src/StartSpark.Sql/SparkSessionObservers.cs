using System.Diagnostics.CodeAnalysis;

namespace StartSpark.Sql;

/// <summary>Tells every registered observer; one that throws harms neither the session nor the others.</summary>
internal sealed class SparkSessionObservers : ISparkSessionObserver
{
    private static readonly Lock Gate = new();
    private static ISparkSessionObserver[] _observers = [];

    private SparkSessionObservers()
    {
    }

    /// <summary>All of them as one, for what takes a single observer.</summary>
    public static ISparkSessionObserver All { get; } = new SparkSessionObservers();

    public static IDisposable Add(ISparkSessionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (Gate)
        {
            _observers = [.. _observers, observer];
        }

        return new Registration(observer);
    }

    public static void StartFailed() => Tell(observer => observer.StartFailed());

    public static void SessionStarted(SparkSession session) => Tell(observer => observer.SessionStarted(session, session.DriverInfo));

    public static void SessionStopped(SparkSession session) => Tell(observer => observer.SessionStopped(session));

    public static void SessionLost(SparkSession session, string reason) => Tell(observer => observer.SessionLost(session, reason));

    public static void QueryProgress(SparkSession session, SparkQueryProgress progress) => Tell(observer => observer.QueryProgress(session, progress));

    public static void QueryEnded(SparkSession session, string operationId) => Tell(observer => observer.QueryEnded(session, operationId));

    public static void Waiting(SparkSession? session, string? forWhat) => Tell(observer => observer.Waiting(session, forWhat));

    public static void Warned(string message) => Tell(observer => observer.Warned(message));

    void ISparkSessionObserver.StageStarted(SparkStartStage stage) => Tell(observer => observer.StageStarted(stage));

    void ISparkSessionObserver.StageFinished(SparkStartStage stage, TimeSpan elapsed) => Tell(observer => observer.StageFinished(stage, elapsed));

    void ISparkSessionObserver.Waiting(SparkSession? sparkSession, string? forWhat) => Waiting(sparkSession, forWhat);

    [SuppressMessage("Design", "CA1031", Justification = "An observer watches and never alters.")]
    private static void Tell(Action<ISparkSessionObserver> what)
    {
        foreach (var observer in Volatile.Read(ref _observers))
        {
            try
            {
                what(observer);
            }
            catch (Exception)
            {
                // Said in ISparkSessionObserver: what an observer throws is ignored.
            }
        }
    }

    private sealed class Registration(ISparkSessionObserver observer) : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                var at = Array.FindIndex(_observers, other => ReferenceEquals(other, observer));
                if (at >= 0)
                {
                    _observers = [.. _observers[..at], .. _observers[(at + 1)..]];
                }
            }
        }
    }
}
