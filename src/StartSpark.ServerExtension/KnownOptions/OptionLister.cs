using StartSpark.Contracts.Options;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;
using StartSpark.SparkHome.OptionEntries;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>What is known of the options of one Spark: what it says itself, and what the tables say where it is silent.</summary>
internal sealed class OptionLister(SparkLocator locator, OptionEntryManager entries, OptionCatalog catalog)
{
    /// <summary>All options by name. A Spark that is missing or broken leaves the tables, and a sentence why.</summary>
    public async Task<SparkOptions> ListAsync(string? sparkHome, CancellationToken cancellationToken)
    {
        var ours = catalog.List();
        try
        {
            return locator.Find(sparkHome) is { } spark
                ? new(spark.Version, Merge(await entries.GetAsync(spark, cancellationToken), ours))
                : new(null, ours, "No Spark is installed on this machine yet, so only the best-known options are listed.");
        }
        catch (SparkHomeException problem)
        {
            return new(null, ours, $"Spark cannot be asked for its options, so only the best-known ones are listed. {problem.Message}");
        }
    }

    /// <summary>What is known without starting anything.</summary>
    /// <param name="spark">The Spark; null where there is none.</param>
    /// <param name="isWhole">Whether it was asked already, so that what is missing here is unknown to it.</param>
    public IReadOnlyList<SparkOption> Peek(SparkInstallation? spark, out bool isWhole)
    {
        var own = spark is null ? null : entries.Peek(spark);
        isWhole = own is not null;
        return Merge(own ?? [], catalog.List());
    }

    /// <summary>Spark's own word goes first; ours fills what it leaves out.</summary>
    internal static IReadOnlyList<SparkOption> Merge(IReadOnlyList<OptionEntry> spark, IReadOnlyList<SparkOption> ours)
    {
        var words = ours.ToDictionary(option => option.Name, StringComparer.Ordinal);
        var own = spark.Select(entry => words.GetValueOrDefault(entry.Name) is { } word
            ? new SparkOption(entry.Name, entry.Type, entry.Default ?? word.Default, entry.Doc.Length > 0 ? entry.Doc : word.Doc, entry.Since ?? word.Since)
            : new SparkOption(entry.Name, entry.Type, entry.Default, entry.Doc, entry.Since)).ToList();
        var named = own.Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        return [.. own.Concat(ours.Where(option => !named.Contains(option.Name))).OrderBy(option => option.Name, StringComparer.Ordinal)];
    }
}
