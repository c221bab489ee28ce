namespace StartSpark.Sql.Types;

/// <summary>A span of years and months: SQL's <c>INTERVAL YEAR TO MONTH</c>, a <see cref="YearMonthInterval"/>.</summary>
public sealed class YearMonthIntervalType : AtomicType
{
    /// <summary>The field of years.</summary>
    public const int Year = 0;

    /// <summary>The field of months.</summary>
    public const int Month = 1;

    private static readonly string[] Fields = ["year", "month"];

    /// <summary>Makes the type of spans of years and months.</summary>
    public YearMonthIntervalType()
        : this(Year, Month)
    {
    }

    /// <summary>Makes the type of spans between two fields.</summary>
    /// <param name="startField">The larger field: <see cref="Year"/> or <see cref="Month"/>.</param>
    /// <param name="endField">The smaller field, or the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">A field is unknown, or the end is larger than the start.</exception>
    public YearMonthIntervalType(int startField, int endField)
    {
        IntervalFields.Check(Fields, startField, endField);
        StartField = startField;
        EndField = endField;
    }

    /// <summary>The larger field.</summary>
    public int StartField { get; }

    /// <summary>The smaller field.</summary>
    public int EndField { get; }

    /// <inheritdoc/>
    public override string TypeName => "yearmonthinterval";

    /// <inheritdoc/>
    public override string SimpleString => IntervalFields.Describe(Fields, StartField, EndField);

    /// <inheritdoc/>
    internal override string JsonName => SimpleString;

    /// <summary>Reads <c>interval year to month</c> and the like; null for other text.</summary>
    internal static YearMonthIntervalType? TryParse(string text) =>
        IntervalFields.TryParse(Fields, text, out var start, out var end) ? new YearMonthIntervalType(start, end) : null;

    private protected override bool HasSameParameters(DataType other) =>
        other is YearMonthIntervalType type && type.StartField == StartField && type.EndField == EndField;

    private protected override int ParametersHash() => HashCode.Combine(StartField, EndField);
}
