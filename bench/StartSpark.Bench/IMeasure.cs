namespace StartSpark.Bench;

/// <summary>One thing that is measured.</summary>
internal interface IMeasure
{
    string Name { get; }

    string What { get; }

    Task RunAsync(Report report, int runs, CancellationToken cancellationToken);
}
