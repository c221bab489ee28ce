using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StartSpark.SparkHome.Gateways;

/// <summary>
/// Calls Java through a gateway: as much of the Py4J protocol as making and stopping a Spark needs. One call at a time
/// per client; a call that is cancelled closes the connection, since its answer would be taken for the next one's.
/// </summary>
public sealed class Py4JClient : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>So few that their text always fits the connection's buffers, though nobody reads yet what comes back.</summary>
    private const int AtOnce = 100;

    private readonly TcpClient _connection;
    private readonly StreamReader _reader;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Py4JClient(TcpClient connection)
    {
        _connection = connection;
        _reader = new StreamReader(connection.GetStream(), Utf8);
    }

    /// <summary>Connects to a gateway on this machine and shows it the secret.</summary>
    public static async Task<Py4JClient> ConnectAsync(int port, string secret, CancellationToken cancellationToken)
    {
        var connection = new TcpClient { NoDelay = true };
        try
        {
            await connection.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var client = new Py4JClient(connection);
            await client.SendAsync($"A\n{Py4JCodec.Escape(secret)}\n", cancellationToken);
            return client;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes an object.</summary>
    public async Task<Py4JReference> NewAsync(string className, object?[] arguments, CancellationToken cancellationToken) =>
        Reference(await SendAsync($"i\n{className}\n{Lines(arguments)}e\n", cancellationToken), className);

    /// <summary>Calls a method of an object; gives null, a string, a number, a truth value or a <see cref="Py4JReference"/>.</summary>
    public Task<object?> CallAsync(Py4JReference target, string method, object?[] arguments, CancellationToken cancellationToken) =>
        SendAsync($"c\n{target.Id}\n{method}\n{Lines(arguments)}e\n", cancellationToken);

    /// <summary>
    /// Calls methods one after the other without waiting for each answer, so that many small questions cost little more than one. A call that
    /// throws leaves its exception in its place.
    /// </summary>
    public async Task<IReadOnlyList<object?>> CallAllAsync(
        string method, IEnumerable<(Py4JReference Target, object?[] Arguments)> calls, CancellationToken cancellationToken)
    {
        List<object?> answers = [];
        foreach (var some in calls.Select(call => $"c\n{call.Target.Id}\n{method}\n{Lines(call.Arguments)}e\n").Chunk(AtOnce))
        {
            answers.AddRange(await InTurnAsync(() => ExchangeAllAsync(some, cancellationToken), cancellationToken));
        }

        return answers;
    }

    /// <summary>Calls a static method.</summary>
    public Task<object?> CallStaticAsync(string className, string method, object?[] arguments, CancellationToken cancellationToken) =>
        SendAsync($"c\nz:{className}\n{method}\n{Lines(arguments)}e\n", cancellationToken);

    /// <summary>The value of a static field, such as a Scala object's <c>MODULE$</c>.</summary>
    public Task<object?> GetStaticAsync(string className, string field, CancellationToken cancellationToken) =>
        SendAsync($"r\nm\n{className}\n{field}\ne\n", cancellationToken);

    /// <summary>Lets the JVM forget an object that was given out.</summary>
    public Task ReleaseAsync(Py4JReference reference, CancellationToken cancellationToken) =>
        SendAsync($"m\nd\n{reference.Id}\ne\n", cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _connection.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Lines(object?[] arguments) => string.Concat(arguments.Select(Py4JCodec.Encode));

    private static Py4JReference Reference(object? value, string what) =>
        value is Py4JReference reference ? reference : throw new SparkHomeException($"The gateway gave no object for {what}.");

    private Task<object?> SendAsync(string command, CancellationToken cancellationToken) =>
        InTurnAsync(() => ExchangeAsync(command, cancellationToken), cancellationToken);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> exchange, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await exchange();
        }
        catch (OperationCanceledException)
        {
            _connection.Close();
            throw;
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            throw new SparkHomeException("The connection to the Spark driver broke.", null, error);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<object?> ExchangeAsync(string command, CancellationToken cancellationToken)
    {
        var answer = await RoundTripAsync(command, cancellationToken);
        if (answer.StartsWith("!y", StringComparison.Ordinal))
        {
            return Py4JCodec.Decode(answer.AsSpan(2));
        }

        throw IsThrown(answer) ? Thrown(answer, await RoundTripAsync(TraceOf(answer), cancellationToken)) : Complaint(answer);
    }

    private async Task<IReadOnlyList<object?>> ExchangeAllAsync(IReadOnlyList<string> commands, CancellationToken cancellationToken)
    {
        var answers = await RoundTripsAsync(commands, cancellationToken);
        var thrown = answers.Where(IsThrown).ToList();
        var traces = new Queue<string>(await RoundTripsAsync([.. thrown.Select(TraceOf)], cancellationToken));
        return [.. answers.Select(answer => answer.StartsWith("!y", StringComparison.Ordinal) ? Py4JCodec.Decode(answer.AsSpan(2))
            : IsThrown(answer) ? Thrown(answer, traces.Dequeue()) : Complaint(answer))];
    }

    // "!xro5" names the exception's object; "!xs…" is the gateway's own complaint in words.
    private static bool IsThrown(string answer) => answer.StartsWith("!xr", StringComparison.Ordinal);

    private static string TraceOf(string answer) => $"p\n{answer[2..]}\ne\n";

    private static Py4JException Thrown(string answer, string trace) =>
        Py4JException.FromStackTrace(trace.Length > 3 ? Py4JCodec.Unescape(trace[3..]) : answer);

    private static Py4JException Complaint(string answer) =>
        Py4JException.FromStackTrace(answer.Length > 3 ? Py4JCodec.Unescape(answer[3..]) : "The gateway refused the command.");

    private async Task<List<string>> RoundTripsAsync(IReadOnlyList<string> commands, CancellationToken cancellationToken)
    {
        List<string> answers = [];
        await _connection.GetStream().WriteAsync(Utf8.GetBytes(string.Concat(commands)), cancellationToken);
        while (answers.Count < commands.Count)
        {
            answers.Add(await _reader.ReadLineAsync(cancellationToken) ?? throw new IOException("The gateway closed the connection."));
        }

        return answers;
    }

    private async Task<string> RoundTripAsync(string command, CancellationToken cancellationToken)
    {
        await _connection.GetStream().WriteAsync(Utf8.GetBytes(command), cancellationToken);
        return await _reader.ReadLineAsync(cancellationToken) ?? throw new IOException("The gateway closed the connection.");
    }
}
