using System.Globalization;

namespace StartSpark.Sql.Types;

/// <summary>A value of <see cref="CalendarIntervalType"/>: months, days and microseconds kept apart, since neither months nor days have one length.</summary>
/// <param name="Months">The months.</param>
/// <param name="Days">The days.</param>
/// <param name="Microseconds">The rest, in microseconds.</param>
public readonly record struct CalendarInterval(int Months, int Days, long Microseconds)
{
    /// <summary>Spark's form of the span: <c>1 years 2 months 3 days 4 hours 5 minutes 6.5 seconds</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var parts = new List<string>();
        Add(Months / 12, "years");
        Add(Months % 12, "months");
        Add(Days, "days");
        Add(Microseconds / 3_600_000_000, "hours");
        Add(Microseconds / 60_000_000 % 60, "minutes");
        var seconds = Microseconds % 60_000_000;
        if (seconds != 0 || parts.Count == 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds / 1_000_000m:0.######} seconds"));
        }

        return string.Join(' ', parts);

        void Add(long amount, string unit)
        {
            if (amount != 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{amount} {unit}"));
            }
        }
    }
}
