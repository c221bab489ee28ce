using System.Numerics;

namespace StartSpark.Sql.Types;

/// <content>Conversions, comparisons and exact arithmetic.</content>
public readonly partial struct SparkDecimal
{
    /// <summary>The number that a <see cref="decimal"/> holds.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator SparkDecimal(decimal value) => new(value);

    /// <summary>The number that a <see cref="long"/> holds.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator SparkDecimal(long value) => new(value, 0);

    /// <summary>The same number as a <see cref="decimal"/>; see <see cref="ToDecimal"/>.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/> holds.</exception>
    public static explicit operator decimal(SparkDecimal value) => value.ToDecimal();

    /// <summary>The nearest <see cref="double"/>.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator double(SparkDecimal value) =>
        double.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The sum, exact.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static SparkDecimal operator +(SparkDecimal left, SparkDecimal right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return new SparkDecimal(left.WithScale(scale).UnscaledValue + right.WithScale(scale).UnscaledValue, scale);
    }

    /// <summary>The difference, exact.</summary>
    /// <param name="left">The number to subtract from.</param>
    /// <param name="right">The number to subtract.</param>
    public static SparkDecimal operator -(SparkDecimal left, SparkDecimal right) => left + -right;

    /// <summary>The number with the other sign.</summary>
    /// <param name="value">The number.</param>
    public static SparkDecimal operator -(SparkDecimal value) => new(-value.UnscaledValue, value.Scale);

    /// <summary>The product, exact.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static SparkDecimal operator *(SparkDecimal left, SparkDecimal right) =>
        new(BigInteger.Multiply(left.UnscaledValue, right.UnscaledValue), left.Scale + right.Scale);

    /// <summary>True for equal numbers, whatever their scales.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SparkDecimal left, SparkDecimal right) => left.Equals(right);

    /// <summary>True for different numbers.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SparkDecimal left, SparkDecimal right) => !left.Equals(right);

    /// <summary>True where the left number is the smaller.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(SparkDecimal left, SparkDecimal right) => left.CompareTo(right) < 0;

    /// <summary>True where the left number is the larger.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(SparkDecimal left, SparkDecimal right) => left.CompareTo(right) > 0;

    /// <summary>True where the left number is not the larger.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(SparkDecimal left, SparkDecimal right) => left.CompareTo(right) <= 0;

    /// <summary>True where the left number is not the smaller.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(SparkDecimal left, SparkDecimal right) => left.CompareTo(right) >= 0;
}
