namespace StartSpark.KernelExtension.Progress;

/// <summary>What the driver's own pages tell of the jobs at work.</summary>
internal sealed record JobDetails
{
    /// <summary>Nothing is known: the pages are off, or have not been read yet.</summary>
    public static JobDetails None { get; } = new();

    /// <summary>The stages at work, by Spark's id.</summary>
    public IReadOnlyDictionary<long, StageDetail> Stages { get; init; } = new Dictionary<long, StageDetail>();

    /// <summary>The job of each stage of the jobs at work, by Spark's ids.</summary>
    public IReadOnlyDictionary<long, long> Jobs { get; init; } = new Dictionary<long, long>();

    /// <summary>The page of the job that the newest of these stages belongs to, relative to the UI's root; null when unknown.</summary>
    public string? UrlOf(IEnumerable<long> stages)
    {
        var jobs = stages.Where(Jobs.ContainsKey).Select(stage => Jobs[stage]).ToList();
        return jobs.Count == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jobs/job/?id={jobs.Max()}");
    }
}
