using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>Gives each cell's interrupt to the Spark calls that the cell makes, and a tag by which they are known.</summary>
internal sealed class CellScopeObserver : ICellObserver
{
    private readonly AsyncLocal<IDisposable?> scope = new();

    public void Started(CellInfo cell) =>
        scope.Value = SparkQueryScope.Begin(new SparkQueryOptions
        {
            Tags = [CellTag.Of(cell.MessageId)],
            CancellationToken = cell.Interrupted,
        });

    public void Finished(CellInfo cell, CellOutcome outcome) => scope.Value?.Dispose();
}
