using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Comm;
using StartSpark.KernelExtension.Display;
using StartSpark.KernelExtension.Lifecycle;
using StartSpark.KernelExtension.Progress;
using StartSpark.Sql;

namespace StartSpark.KernelExtension;

/// <summary>Teaches the C# kernel Spark: the client's names in scope, the panel's comm, and how a DataFrame looks.</summary>
public sealed class SparkKernelExtension : IKernelExtension
{
    /// <inheritdoc />
    public string Name => "Start Spark";

    /// <inheritdoc />
    public ValueTask LoadAsync(IKernelContext context, CancellationToken cancellationToken)
    {
        context.Scope.AddReference(typeof(SparkSession).Assembly);
        context.Scope.AddUsing("StartSpark.Sql");
        context.Scope.AddUsing("StartSpark.Sql.Types");
        context.Scope.AddStaticUsing("StartSpark.Sql.Functions");
        context.Scope.AddWarmUp(WarmUpCell);

        var lifecycle = new SparkLifecycle(context, TimeProvider.System);
        SparkSession.AddObserver(new SessionObserver(lifecycle));
        context.Cells.Observe(new CellScopeObserver());
        var progress = new ProgressObserver(
            new CellProgress(message => context.Comms.Broadcast(CommTarget.Name, ProgressJson.Write(message)), TimeProvider.System),
            new JobPages(),
            () => context.Comms.IsOpen(CommTarget.Name),
            TimeProvider.System);
        SparkSession.AddObserver(progress);
        context.Cells.Observe(progress);
        context.Comms.Register(CommTarget.Name, new SparkCommTarget(lifecycle));
        context.Formatters.Add<DataFrame>(DataFrameFormatter.FormatAsync);
        context.OnShutdown((_, limit) => lifecycle.EndAsync(limit));
        return ValueTask.CompletedTask;
    }

    private const string WarmUpCell = """
        var people = spark().Sql("select 1 as a").Filter(Col("a") > 0).GroupBy("a").Agg(Sum("a").Alias("s"));
        people.Show();
        static SparkSession spark() => SparkSession.Builder().Master("local[2]").Config("k", "v").GetOrCreate();
        """;
}
