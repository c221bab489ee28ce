namespace StartSpark.Sql.Types;

/// <summary>A time of day: SQL's <c>TIME(precision)</c> of Spark 4.1 and newer, a .NET <see cref="TimeOnly"/>.</summary>
public sealed class TimeType : AtomicType
{
    /// <summary>Makes a time type.</summary>
    /// <param name="precision">The digits of a second's fraction, 0 to 9; 6 (microseconds) by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The precision is out of its range.</exception>
    public TimeType(int precision = 6)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(precision);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, 9);
        Precision = precision;
    }

    /// <summary>The digits of a second's fraction.</summary>
    public int Precision { get; }

    /// <inheritdoc/>
    public override string TypeName => "time";

    /// <inheritdoc/>
    public override string SimpleString => $"time({Precision})";

    /// <inheritdoc/>
    internal override string JsonName => SimpleString;

    private protected override bool HasSameParameters(DataType other) => other is TimeType type && type.Precision == Precision;

    private protected override int ParametersHash() => Precision;
}
