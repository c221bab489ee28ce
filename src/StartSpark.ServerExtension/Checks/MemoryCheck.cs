using System.Globalization;
using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.SparkHome.Gateways;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether the memory that is asked for is there.</summary>
internal sealed class MemoryCheck : ILaunchCheck
{
    private const string Driver = "spark.driver.memory";
    private const string Executor = "spark.executor.memory";
    private const long Smallest = 450L << 20;

    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var option in new[] { Driver, Executor }.Where(option => subject.HasDriver && subject.Option(option) is not null))
        {
            if (MemorySize.Parse(subject.Option(option)!) is not { } size)
            {
                yield return Finding.Error($"{option} is {subject.Option(option)}, which is no size.", "Write it as 4g or 512m.", CheckSubject.Key(option));
            }
            else if (size < Smallest)
            {
                yield return Finding.Error($"{option} is {subject.Option(option)}, and Spark does not start with less than 450m.", "Set 512m or more.", CheckSubject.Key(option));
            }
        }

        var asked = subject.Option(Driver) ?? "1g";
        if (!subject.HasDriver || MemorySize.Parse(asked) is not { } bytes)
        {
            yield break;
        }

        // Knows the limit of a container as well.
        var all = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > all)
        {
            yield return Finding.Warning($"The driver may take {asked}, and this machine has {Gigabytes(all)}.", $"Set a smaller {Driver}.", CheckSubject.Key(Driver));
        }
        else if (await FreeAsync(cancellationToken) is { } free && bytes > free)
        {
            yield return Finding.Warning($"The driver may take {asked}, and {Gigabytes(free)} are free on this machine now.", $"End other notebooks' Sparks, or set a smaller {Driver}.", CheckSubject.Key(Driver));
        }
    }

    private static async Task<long?> FreeAsync(CancellationToken cancellationToken)
    {
        const string Available = "MemAvailable:";
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var line = (await File.ReadAllLinesAsync("/proc/meminfo", cancellationToken)).FirstOrDefault(one => one.StartsWith(Available, StringComparison.Ordinal));
        return line is not null && long.TryParse(line[Available.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
            ? kibibytes << 10 : null;
    }

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GB");
}
