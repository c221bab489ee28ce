using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Tests.Hosting;

/// <summary>Keeps what the server logs, and shows warnings and errors with the test's own output.</summary>
public sealed class TestLog : ILoggerProvider
{
    private readonly ITestOutputHelper? output = TestContext.Current.TestOutputHelper;

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(LogLevel level, string line)
    {
        Lines.Enqueue(line);
        if (level >= LogLevel.Warning)
        {
            output?.WriteLine(line);
        }
    }

    private sealed class Writer(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(logLevel, $"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
