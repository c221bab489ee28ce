using System.Globalization;
using StartSpark.Sql.Types;
using static StartSpark.Sql.Functions;
using Array = System.Array;

namespace StartSpark.Sql.Tests;

public sealed class ColumnTests
{
    public static TheoryData<Column, string> Texts() => new()
    {
        { Col("a") + 1, "(a + 1)" },
        { 1 - Col("a") * 2.5, "(1 - (a * 2.5))" },
        { (Col("a") > 1) & !(Col("b") == "x") | Col("c").IsNull(), "(((a > 1) AND (NOT (b = x))) OR (c IS NULL))" },
        { "x" != Col("a"), "(NOT (x = a))" },
        { -Col("a") % 3, "((- a) % 3)" },
        { Col("a").Between(1, 3), "((a >= 1) AND (a <= 3))" },
        { Col("a").IsIn(1, 2), "(a IN (1, 2))" },
        { When(Col("a") == 1, "one").When(Col("a") == 2, Col("b")).Otherwise(null), "CASE WHEN (a = 1) THEN one WHEN (a = 2) THEN b ELSE NULL END" },
        { Col("a").Cast("int").As("b"), "CAST(a AS INT) AS b" },
        { Col("a").TryCast(new DecimalType(5, 2)), "TRY_CAST(a AS DECIMAL(5,2))" },
        { Col("a")["b"][0], "a[b][0]" },
        { Col("s").WithField("x", Lit(1)).DropFields("y"), "s.withField(x, 1).dropFields(y)" },
        { Col("a").Desc(), "a DESC NULLS LAST" },
        { Col("*"), "*" },
        { Expr("a + 1"), "a + 1" },
        { CountDistinct("a", "b"), "count(DISTINCT a, b)" },
        {
            Sum("a").Over(Window.PartitionBy("p").OrderBy(Desc("o")).RowsBetween(-1, Window.CurrentRow)),
            "sum(a) OVER (PARTITION BY p ORDER BY o DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)"
        },
        { Lit(new DateOnly(2024, 1, 2)), "DATE '2024-01-02'" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ToString_OfAColumn_IsCloseToSql(Column column, string expected) => Assert.Equal(expected, column.ToString());

    [Fact]
    public void ToString_InAnotherCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal("(a > 1.5)", (Col("a") > 1.5).ToString());
            Assert.Equal("1234.5", Lit(1234.5m).Expression.Literal.Decimal.Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Equals_OfTheSameExpression_IsTrue()
    {
        Assert.True((Col("a") + 1).Equals(Col("a") + 1));
        Assert.Equal((Col("a") + 1).GetHashCode(), (Col("a") + 1).GetHashCode());
        Assert.False((Col("a") + 1).Equals(Col("a") + 1L));
        Assert.Single(new HashSet<Column> { Col("a"), Col("a") });
    }

    [Fact]
    public void EqualityOperator_WithNull_IsSqlsComparison() => Assert.Equal("(a = NULL)", (Col("a") == null).ToString());

    [Fact]
    public void ConditionalAnd_OfColumns_SaysWhatToWrite()
    {
        var error = Assert.Throws<NotSupportedException>(() => Col("a") > 1 && Col("b") == 2);

        Assert.Contains("Join conditions with & and |", error.Message, StringComparison.Ordinal);
        Assert.Equal("((a > 1) AND (b = 2))", (Col("a") > 1 & Col("b") == 2).ToString());
    }

    [Fact]
    public void IsIn_OfAList_TakesItsElements()
    {
        Assert.Equal("(a IN (1, 2))", Col("a").IsIn(new List<int> { 1, 2 }).ToString());
        Assert.Equal("(a IN (1, 2))", Col("a").IsIn(new[] { 1, 2 }).ToString());
        Assert.Equal("(a IN (x, y))", Col("a").IsIn(new[] { "x", "y" }).ToString());
        Assert.Equal("(a IN (abc))", Col("a").IsIn("abc").ToString());
    }

    [Fact]
    public void When_OnAColumnThatIsNoChoice_SaysSo()
    {
        Assert.Throws<InvalidOperationException>(() => Col("a").When(Col("b"), 1));
        Assert.Throws<InvalidOperationException>(() => Col("a").Otherwise(1));
        Assert.Throws<InvalidOperationException>(() => When(Col("a"), 1).Otherwise(2).Otherwise(3));
        Assert.Throws<InvalidOperationException>(() => When(Col("a"), 1).Otherwise(2).When(Col("b"), 3));
    }

    [Fact]
    public void Lit_OfNoSparkValue_SaysWhatToGive()
    {
        Assert.Contains("Object is no Spark value", Assert.Throws<ArgumentException>(() => Lit(new object())).Message, StringComparison.Ordinal);
        Assert.Contains("different types", Assert.Throws<ArgumentException>(() => Lit(new object[] { 1, "a" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Lit(SparkDecimal.Parse("1" + new string('0', 38))));
        Assert.Throws<ArgumentException>(() => Lit(new TimeSpan(1)));
        Assert.Contains("Array(Lit", Assert.Throws<ArgumentException>(() => Lit(new[] { new DateOnly(1582, 10, 10) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsBetween_BeyondThirtyTwoBits_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.OrderBy("a").RowsBetween(-3_000_000_000, 0));

    [Fact]
    public void Names_ThatDotNetHasToo_AreNotAmbiguousBesideTheFunctions()
    {
        int[] numbers = [2, 1];
        Array.Sort(numbers);

        Assert.Equal([1, 2], numbers);
        Assert.Equal("array(a)", Array("a").ToString());
        Assert.Equal(2.0, Math.Round(2.4));
        Column column = Column("a");
        Assert.Equal("a", column.ToString());
    }
}
