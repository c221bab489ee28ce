using System.Globalization;

namespace StartSpark.Bench;

/// <summary>The figures with their bounds; a missed bound makes the exit code 1.</summary>
internal sealed class Report
{
    private readonly List<(string Name, double Value, double Bound, string Unit)> rows = [];

    /// <summary>Adds the medians of two series that were taken in turn, and their ratio with its bound.</summary>
    public void Ratio(string name, IReadOnlyList<double> ours, IReadOnlyList<double> peer, double bound)
    {
        Console.WriteLine($"  ours  {Describe(ours)}");
        Console.WriteLine($"  peer  {Describe(peer)}");
        Add(name, Median(ours) / Median(peer), bound, "x");
    }

    /// <summary>
    /// Adds the ratio of pairs that were taken in turn; the bound is held against the lower end of its 95 % interval, since
    /// what is asked is whether the cost can be told from none that is larger.
    /// </summary>
    public void Paired(string name, IReadOnlyList<double> ours, IReadOnlyList<double> peer, double bound)
    {
        var ratios = ours.Zip(peer, (mine, other) => mine / other).ToArray();
        var mean = ratios.Average();
        var error = Math.Sqrt(ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / Math.Max(1, ratios.Length - 1) / ratios.Length);
        Console.WriteLine($"  pairs {Describe(ratios)}; mean {Text(mean)} +- {Text(1.96 * error)}");
        Add($"{name} (lower end of the interval)", mean - 1.96 * error, bound, "x");
    }

    /// <summary>Adds the median of what the first of each pair, taken in turn, has more than the second.</summary>
    public void Difference(string name, IReadOnlyList<double> ours, IReadOnlyList<double> peer, double bound, string unit)
    {
        Console.WriteLine($"  ours  {Describe(ours)} {unit}");
        Console.WriteLine($"  peer  {Describe(peer)} {unit}");
        Add(name, Median([.. ours.Zip(peer, (mine, other) => mine - other)]), bound, unit);
    }

    /// <summary>Adds the median of one series with its bound.</summary>
    public void Median(string name, IReadOnlyList<double> values, double bound, string unit)
    {
        Console.WriteLine($"  {Describe(values)} {unit}");
        Add(name, Median(values), bound, unit);
    }

    public void Add(string name, double value, double bound, string unit)
    {
        rows.Add((name, value, bound, unit));
        Console.WriteLine($"  => {name}: {Text(value)} {unit} (bound {Text(bound)})");
    }

    /// <summary>Prints the table and gives the exit code.</summary>
    public int Print()
    {
        Console.WriteLine();
        Console.WriteLine("| figure | measured | bound | |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, value, bound, unit) in rows)
        {
            Console.WriteLine($"| {name} | {Text(value)} {unit} | {Text(bound)} {unit} | {(value <= bound ? "met" : "MISSED")} |");
        }

        return rows.TrueForAll(row => row.Value <= row.Bound) ? 0 : 1;
    }

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Describe(IReadOnlyList<double> values) =>
        $"min {Text(values.Min())}  median {Text(Median(values))}  max {Text(values.Max())}  (n = {values.Count})";

    private static string Text(double value) => value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture);
}
