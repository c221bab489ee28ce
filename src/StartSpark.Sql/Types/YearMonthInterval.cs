using System.Globalization;

namespace StartSpark.Sql.Types;

/// <summary>A value of <see cref="YearMonthIntervalType"/>: a span of whole months, for which .NET has no type of its own.</summary>
/// <param name="TotalMonths">The span in months; negative for a span backwards.</param>
public readonly record struct YearMonthInterval(int TotalMonths) : IComparable<YearMonthInterval>
{
    /// <summary>Makes a span of years and months.</summary>
    /// <param name="years">The years.</param>
    /// <param name="months">The months beside them.</param>
    /// <exception cref="OverflowException">The span is longer than Spark holds: 178,956,970 years.</exception>
    public YearMonthInterval(int years, int months)
        : this(checked((years * 12) + months))
    {
    }

    /// <summary>The whole years in the span.</summary>
    public int Years => TotalMonths / 12;

    /// <summary>The months beyond the whole years, -11 to 11.</summary>
    public int Months => TotalMonths % 12;

    /// <inheritdoc/>
    public int CompareTo(YearMonthInterval other) => TotalMonths.CompareTo(other.TotalMonths);

    /// <summary>SQL's form of the span: <c>1-2</c> for a year and two months, <c>-0-3</c> for three months backwards.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(TotalMonths < 0 ? "-" : "")}{Math.Abs((long)TotalMonths) / 12}-{Math.Abs((long)TotalMonths) % 12}");
}
