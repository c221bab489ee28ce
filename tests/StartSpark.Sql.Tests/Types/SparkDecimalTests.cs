using System.Numerics;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests.Types;

public sealed class SparkDecimalTests
{
    [Theory]
    [InlineData("0", "0", 1, 0)]
    [InlineData("-0.05", "-0.05", 2, 2)]
    [InlineData("12.50", "12.50", 4, 2)]
    [InlineData("+7", "7", 1, 0)]
    [InlineData(".5", "0.5", 1, 1)]
    [InlineData("1E+3", "1000", 4, 0)]
    [InlineData("1.5e-3", "0.0015", 4, 4)]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999", 38, 0)]
    public void Parse_OfANumber_KeepsItsDigits(string text, string expected, int precision, int scale)
    {
        var number = SparkDecimal.Parse(text);

        Assert.Equal((expected, precision, scale), (number.ToString(), number.Precision, number.Scale));
        Assert.Equal(number, SparkDecimal.Parse(number.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("1.5.2")]
    [InlineData("e5")]
    [InlineData("abc")]
    public void Parse_OfOtherText_IsRefused(string text)
    {
        Assert.False(SparkDecimal.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SparkDecimal.Parse(text));
    }

    [Fact]
    public void Equals_OfOneValueInTwoScales_IsTrueWithOneHash()
    {
        var (left, right) = (SparkDecimal.Parse("1.0"), SparkDecimal.Parse("1.000"));

        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(new SparkDecimal(1, -1).GetHashCode(), new SparkDecimal(10, 0).GetHashCode());
        Assert.True(SparkDecimal.Parse("-1") < left & left <= right & left != SparkDecimal.Parse("1.001"));
    }

    [Fact]
    public void Arithmetic_OfManyDigits_IsExact()
    {
        var large = SparkDecimal.Parse("12345678901234567890123456789.123456789");

        Assert.Equal("12345678901234567890123456790.123456789", (large + 1).ToString());
        Assert.Equal("0.000000000", (large - large).ToString());
        Assert.Equal("24691357802469135780246913578.246913578", (large * 2).ToString());
        Assert.Equal("-12345678901234567890123456789.123456789", (-large).ToString());
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1.50")]
    public void ToDecimal_OfANumberThatFits_IsTheSame(string text)
    {
        var number = SparkDecimal.Parse(text).ToDecimal();

        Assert.Equal(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), number);
        Assert.Equal(text, new SparkDecimal(number).ToString());
    }

    [Fact]
    public void ToDecimal_OfMoreDigitsThanItHolds_IsAnErrorAndNotARounding()
    {
        Assert.Throws<OverflowException>(() => SparkDecimal.Parse("79228162514264337593543950336").ToDecimal());
        Assert.Throws<OverflowException>(() => (decimal)SparkDecimal.Parse("0.00000000000000000000000000001"));
        Assert.Equal(1m, SparkDecimal.Parse("1.00000000000000000000000000000000").ToDecimal());
        Assert.Throws<OverflowException>(() => SparkDecimal.Parse("1.05").WithScale(1));
        Assert.Equal(0.1, (double)new SparkDecimal(BigInteger.One, 1));
    }
}
