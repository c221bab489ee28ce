using System.Numerics;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests;

public sealed class RowTests
{
    private static readonly StructType Schema = new(
        new StructField("id", new LongType()),
        new StructField("name", new StringType()),
        new StructField("tags", new ArrayType(new StringType())),
        new StructField("scores", new MapType(new StringType(), new IntegerType())));

    private static Row Ada => new([1L, "Ada", new object?[] { "x", null }, new Dictionary<object, object?> { ["a"] = 5 }], Schema);

    [Fact]
    public void Get_ByPlaceAndName_GivesTheValue()
    {
        var row = Ada;

        Assert.Equal(1L, row[0]);
        Assert.Equal("Ada", row["name"]);
        Assert.Equal("Ada", row.Get("name"));
        Assert.Equal(4, row.Size());
        Assert.Same(Schema, row.Schema);
        Assert.False(row.IsNullAt(0));
    }

    [Fact]
    public void GetAs_OfWhatTheValueHolds_Converts()
    {
        var row = Ada;

        Assert.Equal(1L, row.GetAs<long>("id"));
        Assert.Equal(1, row.GetAs<int>("id"));
        Assert.Equal((byte?)1, row.GetAs<byte?>("id"));
        Assert.Equal(1m, row.GetAs<decimal>("id"));
        Assert.Equal(1.0, row.GetAs<double>("id"));
        Assert.Equal(new BigInteger(1), row.GetAs<BigInteger>("id"));
        Assert.Equal(["x", null], row.GetAs<string?[]>("tags"));
        Assert.Equal(["x", null], row.GetAs<List<string?>>("tags"));
        Assert.Equal(["x", null], row.GetAs<IReadOnlyList<string?>>("tags"));
        Assert.Equal(5, row.GetAs<Dictionary<string, int>>("scores")["a"]);
        Assert.Equal(5L, row.GetAs<IReadOnlyDictionary<string, long?>>("scores")["a"]);
    }

    [Fact]
    public void GetAs_OfTemporalAndExactValues_Converts()
    {
        var instant = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
        var row = new GenericRow(instant, new DateOnly(2024, 5, 6), SparkDecimal.Parse("1.5"), new object?[] { new object?[] { 1 } });

        Assert.Equal(instant.UtcDateTime, row.GetAs<DateTime>(0));
        Assert.Equal(DateTimeKind.Utc, row.GetAs<DateTime>(0).Kind);
        Assert.Equal(new DateTime(2024, 5, 6), row.GetAs<DateTime>(1));
        Assert.Equal(1.5m, row.GetAs<decimal>(2));
        Assert.Equal([[1]], row.GetAs<int[][]>(3));
    }

    [Fact]
    public void GetAs_OfNull_WantsATypeThatHoldsIt()
    {
        var row = new Row([null, null, null, null], Schema);

        Assert.Null(row.GetAs<string?>("name"));
        Assert.Null(row.GetAs<long?>("id"));
        Assert.True(row.IsNullAt(0));
        Assert.Contains("column 'id' is null; read it as Int64?", Assert.Throws<InvalidCastException>(() => row.GetAs<long>("id")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetAs_OfWhatTheValueDoesNotHold_NamesColumnAndTypes()
    {
        var row = new Row([1L << 40, "Ada", new object?[] { null }, null], Schema);

        Assert.Contains("column 'name' is of type String", Assert.Throws<InvalidCastException>(() => row.GetAs<int>("name")).Message, StringComparison.Ordinal);
        Assert.Contains("does not fit Int32", Assert.Throws<OverflowException>(() => row.GetAs<int>("id")).Message, StringComparison.Ordinal);
        Assert.Contains("element is null", Assert.Throws<InvalidCastException>(() => row.GetAs<int[]>("tags")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidCastException>(() => row.GetAs<string>("id"));
        Assert.Contains("id, name, tags, scores", Assert.Throws<ArgumentException>(() => row["Name"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => row[4]);
        Assert.Throws<OverflowException>(() => new GenericRow(1.5m).GetAs<int>(0));
    }

    [Fact]
    public void Equals_OfRows_ComparesWhatTheyHold()
    {
        Assert.Equal(Ada, Ada);
        Assert.Equal(Ada.GetHashCode(), Ada.GetHashCode());
        Assert.Equal(new GenericRow(double.NaN, new byte[] { 1 }), new GenericRow(double.NaN, new byte[] { 1 }));
        Assert.NotEqual(new GenericRow(1), new GenericRow(1L));
        Assert.NotEqual(new GenericRow(1), new GenericRow(1, null));
        Assert.NotEqual(new GenericRow(new object?[] { 1, 2 }), new GenericRow(new object?[] { 2, 1 }));
    }

    [Fact]
    public void ToString_OfARow_IsSparksForm()
    {
        Assert.Equal("[1,Ada,[x, null],{a -> 5}]", Ada.ToString());
        Assert.Equal(
            "[true,1.0,0.1,NaN,1.50,2024-05-06,2024-05-06T07:08:09.123Z,2024-05-06T07:08:09,0x01FF,[1,null],1-2]",
            new GenericRow(
                true, 1d, 0.1f, double.NaN, 1.50m, new DateOnly(2024, 5, 6), new DateTimeOffset(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero),
                new DateTime(2024, 5, 6, 7, 8, 9), new byte[] { 1, 255 }, new GenericRow(1, null), new YearMonthInterval(1, 2)).ToString());
    }

    [Fact]
    public void Constructor_OfMoreValuesThanFields_IsRefused() => Assert.Throws<ArgumentException>(() => new Row([1, 2, 3, 4, 5], Schema));
}
