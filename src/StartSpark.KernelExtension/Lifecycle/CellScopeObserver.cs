using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>Gives each cell's interrupt to the Spark calls that the cell makes, and tells the lifecycle when a cell is over.</summary>
internal sealed class CellScopeObserver(SparkLifecycle lifecycle) : ICellObserver
{
    private readonly AsyncLocal<IDisposable?> scope = new();

    public void Started(CellInfo cell) => 
        scope.Value = SparkQueryScope.Begin(new SparkQueryOptions
        {
            Tags = [$"cell-{cell.MessageId}"],
            CancellationToken = cell.Interrupted,
        });

    public void Finished(CellInfo cell, CellOutcome outcome)
    {
        scope.Value?.Dispose();
        lifecycle.OnCellFinished();
    }
}
