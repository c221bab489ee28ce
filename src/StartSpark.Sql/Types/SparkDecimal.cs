using System.Globalization;
using System.Numerics;

namespace StartSpark.Sql.Types;

/// <summary>
/// An exact decimal number of Spark's full range: 38 digits, where <see cref="decimal"/> ends at 28. The value is
/// <see cref="UnscaledValue"/> divided by ten to the power of <see cref="Scale"/>.
/// </summary>
/// <remarks>Compared by value: <c>1.0</c> equals <c>1.00</c>. Sums, differences and products are exact; for a quotient, divide in Spark.</remarks>
public readonly partial struct SparkDecimal : IEquatable<SparkDecimal>, IComparable<SparkDecimal>, IComparable
{
    /// <summary>Makes a number from its digits.</summary>
    /// <param name="unscaledValue">The digits as a whole number.</param>
    /// <param name="scale">How many of the digits stand after the point.</param>
    public SparkDecimal(BigInteger unscaledValue, int scale)
    {
        UnscaledValue = unscaledValue;
        Scale = scale;
    }

    /// <summary>Makes the number that a <see cref="decimal"/> holds, with the same scale.</summary>
    /// <param name="value">The number.</param>
    public SparkDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = (BigInteger)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        UnscaledValue = bits[3] < 0 ? -magnitude : magnitude;
        Scale = (bits[3] >> 16) & 0xFF;
    }

    /// <summary>The digits as a whole number.</summary>
    public BigInteger UnscaledValue { get; }

    /// <summary>How many of the digits stand after the point.</summary>
    public int Scale { get; }

    /// <summary>How many digits the number has, 1 at least; Spark holds up to 38.</summary>
    public int Precision => Math.Max(DigitCount(UnscaledValue), Scale);

    /// <summary>Reads a number such as <c>-12.50</c> or <c>1E+3</c>; the point is a point in every culture.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number, with the scale that was written.</returns>
    /// <exception cref="FormatException">The text is no decimal number.</exception>
    public static SparkDecimal Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no decimal number.");
    }

    /// <summary>Reads a number such as <c>-12.50</c> or <c>1E+3</c>, where it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number read, or zero.</param>
    /// <returns>True where the text is a decimal number.</returns>
    public static bool TryParse(string? text, out SparkDecimal value)
    {
        value = default;
        var digits = text.AsSpan().Trim();
        var exponent = 0;
        if (digits.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            if (!int.TryParse(digits[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > 10_000)
            {
                return false;
            }

            digits = digits[..at];
        }

        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        if (!BigInteger.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled))
        {
            return false;
        }

        var scale = (point < 0 ? 0 : digits.Length - point - 1) - exponent;
        value = scale < 0 ? new SparkDecimal(unscaled * BigInteger.Pow(10, -scale), 0) : new SparkDecimal(unscaled, scale);
        return true;
    }

    /// <summary>The same number as a <see cref="decimal"/>.</summary>
    /// <returns>The number, with its scale where that fits.</returns>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/> holds.</exception>
    public decimal ToDecimal() => TryToDecimal(out var value)
        ? value
        : throw new OverflowException($"{this} has more digits than System.Decimal holds; read it as SparkDecimal.");

    /// <summary>The same number with another count of digits after the point.</summary>
    /// <param name="scale">The count wanted.</param>
    /// <returns>The number, equal to this one.</returns>
    /// <exception cref="OverflowException">Digits other than zero would be lost.</exception>
    public SparkDecimal WithScale(int scale)
    {
        if (scale >= Scale)
        {
            return new SparkDecimal(UnscaledValue * BigInteger.Pow(10, scale - Scale), scale);
        }

        var (quotient, remainder) = BigInteger.DivRem(UnscaledValue, BigInteger.Pow(10, Scale - scale));
        return remainder.IsZero
            ? new SparkDecimal(quotient, scale)
            : throw new OverflowException($"{this} has more than {scale} digits after the point; round it first.");
    }

    /// <inheritdoc/>
    public bool Equals(SparkDecimal other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SparkDecimal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var (unscaled, scale) = Scale < 0 ? (WithScale(0).UnscaledValue, 0) : (UnscaledValue, Scale);
        while (scale > 0 && !unscaled.IsZero && BigInteger.DivRem(unscaled, 10) is (var shorter, { IsZero: true }))
        {
            (unscaled, scale) = (shorter, scale - 1);
        }

        return unscaled.IsZero ? 0 : HashCode.Combine(unscaled, scale);
    }

    /// <inheritdoc/>
    public int CompareTo(SparkDecimal other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return WithScale(scale).UnscaledValue.CompareTo(other.WithScale(scale).UnscaledValue);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        SparkDecimal other => CompareTo(other),
        _ => throw new ArgumentException("A SparkDecimal compares only with another.", nameof(obj)),
    };

    /// <summary>All digits, with a point in every culture: <c>-12.50</c>.</summary>
    /// <returns>The text, which <see cref="Parse"/> reads back.</returns>
    public override string ToString()
    {
        var digits = BigInteger.Abs(UnscaledValue).ToString(CultureInfo.InvariantCulture);
        if (Scale < 0)
        {
            digits = UnscaledValue.IsZero ? digits : digits + new string('0', -Scale);
        }
        else if (Scale > 0)
        {
            digits = digits.PadLeft(Scale + 1, '0').Insert(Math.Max(digits.Length, Scale + 1) - Scale, ".");
        }

        return UnscaledValue.Sign < 0 ? "-" + digits : digits;
    }

    /// <summary>Gives the same number as a <see cref="decimal"/> where that holds it.</summary>
    internal bool TryToDecimal(out decimal value)
    {
        var number = Scale < 0 ? WithScale(0) : this;
        while (number.Scale > 28 || BigInteger.Abs(number.UnscaledValue) > MaxSystemDecimal)
        {
            if (number.Scale == 0 || BigInteger.DivRem(number.UnscaledValue, 10) is not (var shorter, { IsZero: true }))
            {
                value = 0;
                return false;
            }

            number = new SparkDecimal(shorter, number.Scale - 1);
        }

        var magnitude = (UInt128)BigInteger.Abs(number.UnscaledValue);
        value = new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), UnscaledValue.Sign < 0, (byte)number.Scale);
        return true;
    }

    private static readonly BigInteger MaxSystemDecimal = new(decimal.MaxValue);

    private static int DigitCount(BigInteger value) => BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;
}
