namespace StartSpark.Sql.Types;

/// <summary>A span of days to seconds, to the microsecond: SQL's <c>INTERVAL DAY TO SECOND</c>, a .NET <see cref="TimeSpan"/>.</summary>
public sealed class DayTimeIntervalType : AtomicType
{
    /// <summary>The field of days.</summary>
    public const int Day = 0;

    /// <summary>The field of hours.</summary>
    public const int Hour = 1;

    /// <summary>The field of minutes.</summary>
    public const int Minute = 2;

    /// <summary>The field of seconds and their fraction.</summary>
    public const int Second = 3;

    private static readonly string[] Fields = ["day", "hour", "minute", "second"];

    /// <summary>Makes the type of spans from days to seconds.</summary>
    public DayTimeIntervalType()
        : this(Day, Second)
    {
    }

    /// <summary>Makes the type of spans between two fields.</summary>
    /// <param name="startField">The largest field: <see cref="Day"/>, <see cref="Hour"/>, <see cref="Minute"/> or <see cref="Second"/>.</param>
    /// <param name="endField">The smallest field, the same or a smaller one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A field is unknown, or the end is larger than the start.</exception>
    public DayTimeIntervalType(int startField, int endField)
    {
        IntervalFields.Check(Fields, startField, endField);
        StartField = startField;
        EndField = endField;
    }

    /// <summary>The largest field.</summary>
    public int StartField { get; }

    /// <summary>The smallest field.</summary>
    public int EndField { get; }

    /// <inheritdoc/>
    public override string TypeName => "daytimeinterval";

    /// <inheritdoc/>
    public override string SimpleString => IntervalFields.Describe(Fields, StartField, EndField);

    /// <inheritdoc/>
    internal override string JsonName => SimpleString;

    /// <summary>Reads <c>interval day to second</c> and the like; null for other text.</summary>
    internal static DayTimeIntervalType? TryParse(string text) =>
        IntervalFields.TryParse(Fields, text, out var start, out var end) ? new DayTimeIntervalType(start, end) : null;

    private protected override bool HasSameParameters(DataType other) =>
        other is DayTimeIntervalType type && type.StartField == StartField && type.EndField == EndField;

    private protected override int ParametersHash() => HashCode.Combine(StartField, EndField);
}
