namespace StartSpark.Testing;

/// <summary>A real Spark for tests.</summary>
public static class TestSpark
{
    /// <summary>The home of a Spark 4; skips the test (fails it in CI) where there is none.</summary>
    public static Task<string> HomeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var home = Environment.GetEnvironmentVariable("SPARK_HOME");
        Require.That(Directory.Exists(home), "Set SPARK_HOME to a Spark 4 folder.");
        return Task.FromResult(home);
    }
}
