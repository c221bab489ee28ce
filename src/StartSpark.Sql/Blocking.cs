namespace StartSpark.Sql;

/// <summary>The one place where a synchronous method waits for an asynchronous one.</summary>
internal static class Blocking
{
    /// <summary>Runs the call on the thread pool, so that a synchronization context of the caller (a notebook cell has one) cannot lock up, and waits.</summary>
    public static T Run<T>(Func<Task<T>> call) => Task.Run(call).GetAwaiter().GetResult();

    public static void Run(Func<Task> call) => Task.Run(call).GetAwaiter().GetResult();

    /// <summary>Reads a stream item by item, waiting for each: let an item be much. Leaving early ends the stream.</summary>
    public static IEnumerable<T> Enumerate<T>(IAsyncEnumerable<T> stream)
    {
        var items = stream.GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (Run(() => items.MoveNextAsync().AsTask()))
            {
                yield return items.Current;
            }
        }
        finally
        {
            Run(() => items.DisposeAsync().AsTask());
        }
    }
}
