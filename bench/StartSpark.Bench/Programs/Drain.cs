namespace StartSpark.Bench.Programs;

/// <summary>Reads what a program goes on to print, so that its pipe never fills and stops it.</summary>
internal static class Drain
{
    public static void Rest(StreamReader reader) => _ = ReadAsync(reader);

    private static async Task ReadAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is not null)
            {
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The program has ended.
        }
    }
}
