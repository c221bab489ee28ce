namespace StartSpark.Sql.Types;

/// <summary>
/// A decimal number of up to 38 digits: SQL's <c>DECIMAL(precision, scale)</c>. Up to 28 digits its values are
/// <see cref="decimal"/>, above that <see cref="SparkDecimal"/>, so no digit is ever lost.
/// </summary>
public sealed class DecimalType : FractionalType
{
    /// <summary>The most digits that Spark keeps: 38.</summary>
    public const int MaxPrecision = 38;

    /// <summary>The most digits for which values are <see cref="decimal"/>: 28.</summary>
    internal const int MaxSystemDecimalPrecision = 28;

    /// <summary>Makes a decimal type.</summary>
    /// <param name="precision">The number of digits in all, 1 to 38; 10 by default, as in Spark.</param>
    /// <param name="scale">The number of digits after the point, 0 to <paramref name="precision"/>; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public DecimalType(int precision = 10, int scale = 0)
    {
        if (precision is < 1 or > MaxPrecision)
        {
            throw new ArgumentOutOfRangeException(nameof(precision), precision, $"A decimal has 1 to {MaxPrecision} digits.");
        }

        if (scale < -MaxPrecision || scale > precision)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"A decimal of {precision} digits has 0 to {precision} of them after the point.");
        }

        Precision = precision;
        Scale = scale;
    }

    /// <summary>The number of digits in all.</summary>
    public int Precision { get; }

    /// <summary>The number of digits after the point.</summary>
    public int Scale { get; }

    /// <inheritdoc/>
    public override string TypeName => "decimal";

    /// <inheritdoc/>
    public override string SimpleString => $"decimal({Precision},{Scale})";

    /// <inheritdoc/>
    internal override string JsonName => SimpleString;

    /// <summary>True where every value fits a <see cref="decimal"/> exactly.</summary>
    internal bool FitsSystemDecimal => Precision <= MaxSystemDecimalPrecision && Scale >= 0;

    private protected override bool HasSameParameters(DataType other) =>
        other is DecimalType type && type.Precision == Precision && type.Scale == Scale;

    private protected override int ParametersHash() => HashCode.Combine(Precision, Scale);
}
