using System.Text.Json;
using StartSpark.Jupyter.Messages;
using StartSpark.SparkHome;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>A kernel with the panel's end of the comm: says what the panel says, hears what it hears.</summary>
internal sealed class SparkComm : IAsyncDisposable
{
    private const string Id = "panel";

    public LiveKernel Kernel { get; } = new();

    /// <summary>Found in the environment of every process that belongs to this kernel.</summary>
    public string Mark { get; } = Guid.NewGuid().ToString("N");

    private const string MarkVariable = "STARTSPARK_TEST_KERNEL";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SparkComm> OpenAsync()
    {
        Require.Linux();
        var comm = new SparkComm();
        var home = await TestSpark.HomeAsync(Token);
        await SharedCaches.LendAsync(new(comm.Kernel.Home), Token);
        await comm.Kernel.StartAsync(new Dictionary<string, string>
        {
            ["SPARK_HOME"] = home,
            [MarkVariable] = comm.Mark,
        });
        comm.Kernel.Send(JupyterChannel.Control, "comm_open", $$"""{"comm_id":"{{Id}}","target_name":"startspark","data":{} }""");
        await comm.StateAsync("idle", Token);
        return comm;
    }

    /// <summary>The live processes of the kernel's Spark.</summary>
    public IReadOnlyList<int> SparkProcesses() => [.. ProcessTree.WithVariable(MarkVariable, Mark).Where(id => id != Kernel.Process.Id)];

    public void Say(string data) =>
        Kernel.Send(JupyterChannel.Control, "comm_msg", $$"""{"comm_id":"{{Id}}","data":{{data}} }""");

    public void Start(string code, string config = "sky") => Say(
        $$"""{"v":1,"type":"start","config":"{{config}}","code":{{LiveKernel.Quote(code)}},"shown":"shown","settings":{"master":"local[2]"},"launch":{"env":{} } }""");

    public void StartLocal(string config = "sky") =>
        Start("""var spark = SparkSession.Builder().Master("local[2]").Config("spark.sql.warehouse.dir", "warehouse").GetOrCreate();""", config);

    /// <summary>The next status in this state; those before it are passed by.</summary>
    public Task<JsonElement> StateAsync(string state, CancellationToken cancellationToken) =>
        NextAsync("status", message => message.GetProperty("state").GetString() == state, cancellationToken);

    /// <summary>The next message of this type that fits; those of the type before it are passed by.</summary>
    public async Task<JsonElement> NextAsync(string type, Func<JsonElement, bool> fits, CancellationToken cancellationToken)
    {
        JsonElement? last = null;
        while (true)
        {
            JupyterMessage message;
            try
            {
                message = await Kernel.NextAsync(candidate => Data(candidate) is { } data && data.GetProperty("type").GetString() == type, cancellationToken);
                last = Data(message);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited in vain for a {type}; the last was {last}");
            }

            if (Data(message) is { } found && fits(found))
            {
                return found;
            }
        }
    }

    /// <summary>What a comm message of ours says; null for every other message.</summary>
    public static JsonElement? Data(JupyterMessage message) =>
        message is { Channel: JupyterChannel.IOPub, MessageType: "comm_msg" } ? CellReport.Parse(message).GetProperty("data") : null;

    public async ValueTask DisposeAsync() => await Kernel.DisposeAsync();
}
