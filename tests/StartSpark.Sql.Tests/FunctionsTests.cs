using StartSpark.Sql.Types;
using static StartSpark.Sql.Functions;

namespace StartSpark.Sql.Tests;

/// <summary>Each function's value, computed by the real Spark.</summary>
public sealed partial class FunctionsTests(SparkFixture fixture)
{
    private const string Row = """
        SELECT 'Ada' AS s, ' x ' AS padded, CAST(NULL AS STRING) AS n, 'a-b-c' AS dashed, 4 AS i, -7 AS neg, 2.5D AS d, 2.345BD AS m,
               DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 13:14:15' AS ts, CAST('NaN' AS DOUBLE) AS nan, CAST(NULL AS INT) AS ni,
               array(3, 1, 2) AS a, array(1, NULL, 1) AS an, map('k', 1, 'l', 2) AS mp, X'0102' AS b, named_struct('x', 1, 'y', 'z') AS st
        """;

    private static object?[] List(params object?[] values) => values;

    private async Task CheckAsync(Dictionary<string, ColumnCase> cases) => await ColumnCase.CheckAsync(
        (await fixture.SparkAsync()).Sql(Row), cases, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Normal_OverARow_GivesSparksValues() => await CheckAsync(new()
    {
        ["Col"] = new(Col("s"), "Ada"),
        ["Col nested"] = new(Col("st.y"), "z"),
        ["Column"] = new(Column("i"), 4),
        ["Lit"] = new(Lit("x"), "x"),
        ["Lit of a column"] = new(Lit(Col("i")), 4),
        ["Expr"] = new(Expr("i + length(s)"), 7),
        ["When"] = new(When(Col("i") > 3, "big"), "big"),
        ["When else null"] = new(When(Col("i") > 9, "big"), null),
        ["When chain"] = new(When(Col("i") > 9, 1).When(Col("i") == 4, 2).Otherwise(3), 2),
        ["Otherwise"] = new(When(Col("i") > 9, 1).Otherwise(Col("neg")), -7),
        ["Not"] = new(Not(Col("i") == 4), false),
        ["Coalesce"] = new(Coalesce(Col("n"), Col("s")), "Ada"),
        ["Coalesce null"] = new(Coalesce(Col("n")), null),
        ["IsNull"] = new(IsNull("n"), true),
        ["IsNull not"] = new(IsNull(Col("s")), false),
        ["IsNaN"] = new(IsNaN("nan"), true),
        ["IsNaN not"] = new(IsNaN(Col("d")), false),
        ["Greatest"] = new(Greatest("i", "neg", "ni"), 4),
        ["Greatest columns"] = new(Greatest(Col("i"), 9), 9),
        ["Least"] = new(Least("i", "neg", "ni"), -7),
        ["Least columns"] = new(Least(Col("i"), 9), 4),
    });

    [Fact]
    public async Task Math_OverARow_GivesSparksValues() => await CheckAsync(new()
    {
        ["Abs"] = new(Abs("neg"), 7),
        ["Abs null"] = new(Abs(Col("ni")), null),
        ["Round"] = new(Round("d"), 3.0),
        ["Round negative"] = new(Round(-Col("d")), -3.0),
        ["Round digits"] = new(Round(Col("m"), 2), 2.35m),
        ["Round tens"] = new(Round(Lit(14), -1), 10),
        ["Bround"] = new(Bround("d"), 2.0),
        ["Bround digits"] = new(Bround(Lit(2.345m), 2), 2.34m),
        ["Ceil"] = new(Ceil("d"), 3L),
        ["Ceil decimal"] = new(Ceil(Col("m")), 3m),
        ["Floor"] = new(Floor(-Col("d")), -3L),
        ["Sqrt"] = new(Sqrt("i"), 2.0),
        ["Sqrt negative"] = new(Sqrt(Col("neg")), double.NaN),
        ["Cbrt"] = new(Cbrt(Lit(27)), 3.0),
        ["Pow"] = new(Pow("i", 2), 16.0),
        ["Pow columns"] = new(Pow(Col("i"), Col("d")), 32.0),
        ["Pow names"] = new(Pow("i", "d"), 32.0),
        ["Pow of a number"] = new(Pow(2.0, "i"), 16.0),
        ["Pow null"] = new(Pow("i", "ni"), null),
        ["Exp"] = new(Exp(Lit(1)), Math.E),
        ["Log"] = new(Log("i"), Math.Log(4)),
        ["Log of zero"] = new(Log(Lit(0)), null),
        ["Log base"] = new(Log(2, "i"), 2.0),
        ["Log base column"] = new(Log(2, Col("i")), 2.0),
        ["Log10"] = new(Log10(Lit(1000)), 3.0),
        ["Log2"] = new(Log2("i"), 2.0),
        ["Signum"] = new(Signum("neg"), -1.0),
        ["Sin"] = new(Sin(Lit(0)), 0.0),
        ["Cos"] = new(Cos(Lit(0)), 1.0),
        ["Tan"] = new(Tan(Lit(0)), 0.0),
        ["BitwiseNot"] = new(BitwiseNot("i"), -5),
    });

    [Fact]
    public async Task String_OverARow_GivesSparksValues() => await CheckAsync(new()
    {
        ["Concat"] = new(Concat(Col("s"), Lit("!"), Col("i")), "Ada!4"),
        ["Concat null"] = new(Concat(Col("s"), Col("n")), null),
        ["Concat arrays"] = new(Concat(Col("a"), Col("an")), List(3, 1, 2, 1, null, 1)),
        ["ConcatWs"] = new(ConcatWs("-", Col("s"), Col("n"), Lit("b")), "Ada-b"),
        ["Upper"] = new(Upper("s"), "ADA"),
        ["Upper null"] = new(Upper(Col("n")), null),
        ["Lower"] = new(Lower(Col("s")), "ada"),
        ["InitCap"] = new(InitCap(Lit("ada lovelace")), "Ada Lovelace"),
        ["Trim"] = new(Trim("padded"), "x"),
        ["Trim characters"] = new(Trim(Lit("--x-"), "-"), "x"),
        ["Ltrim"] = new(Ltrim("padded"), "x "),
        ["Ltrim characters"] = new(Ltrim(Lit("--x-"), "-"), "x-"),
        ["Rtrim"] = new(Rtrim(Col("padded")), " x"),
        ["Rtrim characters"] = new(Rtrim(Lit("--x-"), "-"), "--x"),
        ["Length"] = new(Length("padded"), 3),
        ["Length bytes"] = new(Length(Col("b")), 2),
        ["Substring"] = new(Substring("s", 2, 2), "da"),
        ["Substring from the end"] = new(Substring(Col("s"), -2, 1), "d"),
        ["Substring beyond"] = new(Substring(Col("s"), 9, 1), ""),
        ["SubstringIndex"] = new(SubstringIndex(Col("dashed"), "-", 2), "a-b"),
        ["SubstringIndex from the end"] = new(SubstringIndex("dashed", "-", -1), "c"),
        ["Split"] = new(Split("dashed", "-"), List("a", "b", "c")),
        ["Split limit"] = new(Split(Col("dashed"), "-", 2), List("a", "b-c")),
        ["Split null"] = new(Split(Col("n"), "-"), null),
        ["RegexpReplace"] = new(RegexpReplace(Col("dashed"), "[-](.)", "<$1>"), "a<b><c>"),
        ["RegexpReplace columns"] = new(RegexpReplace(Col("dashed"), Lit("-"), Col("s")), "aAdabAdac"),
        ["RegexpExtract"] = new(RegexpExtract("dashed", "(\\w)-(\\w)", 2), "b"),
        ["RegexpExtract nothing"] = new(RegexpExtract(Col("dashed"), "(\\d)", 1), ""),
        ["Lpad"] = new(Lpad(Col("s"), 5, "*"), "**Ada"),
        ["Lpad cut"] = new(Lpad("s", 2, "*"), "Ad"),
        ["Rpad"] = new(Rpad("s", 5, "*"), "Ada**"),
        ["FormatString"] = new(FormatString("%s is %d or %.2f", Col("s"), Col("i"), Col("d")), "Ada is 4 or 2.50"),
        ["FormatString null"] = new(FormatString("%s", Col("n")), "null"),
        ["FormatNumber"] = new(FormatNumber(Lit(1234567.891), 2), "1,234,567.89"),
        ["Instr"] = new(Instr(Col("dashed"), "b"), 3),
        ["Instr nothing"] = new(Instr("dashed", "x"), 0),
        ["Reverse"] = new(Reverse("s"), "adA"),
        ["Reverse array"] = new(Reverse(Col("a")), List(2, 1, 3)),
        ["Repeat"] = new(Repeat("s", 2), "AdaAda"),
        ["Translate"] = new(Translate("dashed", "ab-", "x"), "xc"),
    });

    [Fact]
    public async Task Collection_OverARow_GivesSparksValues() => await CheckAsync(new()
    {
        ["Array"] = new(Array("i", "neg"), List(4, -7)),
        ["Array columns"] = new(Array(Col("i"), Lit(null)), List(4, null)),
        ["Array empty"] = new(Size(Array()), 0),
        ["ArrayContains"] = new(ArrayContains("a", 2), true),
        ["ArrayContains not"] = new(ArrayContains(Col("a"), 9), false),
        ["ArrayContains unknown"] = new(ArrayContains(Col("an"), 9), null),
        ["ArrayContains column"] = new(ArrayContains(Col("a"), Col("i")), false),
        ["ArrayDistinct"] = new(ArrayDistinct("an"), List(1, null)),
        ["ArrayMin"] = new(ArrayMin("a"), 1),
        ["ArrayMax"] = new(ArrayMax("a"), 3),
        ["ArrayJoin"] = new(ArrayJoin(Split(Col("dashed"), "-"), "+"), "a+b+c"),
        ["Size"] = new(Size("a"), 3),
        ["Size of a map"] = new(Size(Col("mp")), 2),
        ["Size of null"] = new(Size(Split(Col("n"), "-")), null),
        ["Flatten"] = new(Flatten(Array(Col("a"), Col("an"))), List(3, 1, 2, 1, null, 1)),
        ["Struct"] = new(Struct("i", "s"), new GenericRow(4, "Ada")),
        ["Struct columns"] = new(Struct(Col("i").As("x"), Lit(null)), new GenericRow(4, null)),
        ["Map"] = new(Map(Lit("a"), Col("i"), Lit("b"), Col("neg")), new Dictionary<object, object?> { ["a"] = 4, ["b"] = -7 }),
        ["Map names"] = new(Map("s", "i"), new Dictionary<object, object?> { ["Ada"] = 4 }),
        ["MapKeys"] = new(SortArray(MapKeys("mp")), List("k", "l")),
        ["MapValues"] = new(SortArray(MapValues("mp")), List(1, 2)),
        ["ElementAt"] = new(ElementAt(Col("a"), 1), 3),
        ["ElementAt from the end"] = new(ElementAt("a", -1), 2),
        ["ElementAt of a map"] = new(ElementAt(Col("mp"), "l"), 2),
        ["ElementAt no key"] = new(ElementAt(Col("mp"), "z"), null),
        ["SortArray"] = new(SortArray("a"), List(1, 2, 3)),
        ["SortArray down"] = new(SortArray(Col("an"), asc: false), List(1, 1, null)),
        ["SortArray nulls"] = new(SortArray(Col("an")), List(null, 1, 1)),
        ["ParseJson"] = new(ParseJson(Lit("""{"b": [1, 2.50, null], "a": "x"}""")).Cast("string"), """{"a":"x","b":[1,2.5,null]}"""),
    });

    [Fact]
    public async Task DateTime_OverARow_GivesSparksValues() => await CheckAsync(new()
    {
        ["ToDate"] = new(ToDate(Lit("2024-02-29")), new DateOnly(2024, 2, 29)),
        ["ToDate name"] = new(ToDate("ts"), new DateOnly(2024, 2, 29)),
        ["ToDate null"] = new(ToDate(Col("n")), null),
        ["ToDate format"] = new(ToDate(Lit("29/02/2024"), "dd/MM/yyyy"), new DateOnly(2024, 2, 29)),
        ["ToTimestamp"] = new(ToTimestamp(Lit("2024-02-29 13:14:15.123456+01:00")), new DateTimeOffset(2024, 2, 29, 12, 14, 15, 123, 456, TimeSpan.Zero)),
        ["ToTimestamp format"] = new(ToTimestamp(Lit("1 Jan 2024 0530"), "d MMM yyyy HHmm").Cast("string"), "2024-01-01 05:30:00"),
        ["DateFormat"] = new(DateFormat("ts", "yyyy/MM/dd HH'h'mm"), "2024/02/29 13h14"),
        ["Year"] = new(Year("day"), 2024),
        ["Year null"] = new(Year(Col("n").Cast("date")), null),
        ["Quarter"] = new(Quarter("day"), 1),
        ["Month"] = new(Month("ts"), 2),
        ["DayOfMonth"] = new(DayOfMonth("day"), 29),
        ["DayOfWeek"] = new(DayOfWeek("day"), 5),
        ["DayOfYear"] = new(DayOfYear("day"), 60),
        ["WeekOfYear"] = new(WeekOfYear("day"), 9),
        ["Hour"] = new(Hour("ts"), 13),
        ["Minute"] = new(Minute("ts"), 14),
        ["Second"] = new(Second("ts"), 15),
        ["DateDiff"] = new(DateDiff(Lit(new DateOnly(2024, 3, 1)), Col("day")), 1),
        ["DateDiff names"] = new(DateDiff("day", "ts"), 0),
        ["DateDiff null"] = new(DateDiff(Col("day"), Col("n").Cast("date")), null),
        ["DateAdd"] = new(DateAdd("day", 1), new DateOnly(2024, 3, 1)),
        ["DateAdd column"] = new(DateAdd(Col("day"), Col("neg")), new DateOnly(2024, 2, 22)),
        ["DateSub"] = new(DateSub("day", 29), new DateOnly(2024, 1, 31)),
        ["AddMonths"] = new(AddMonths("day", 12), new DateOnly(2025, 2, 28)),
        ["MonthsBetween"] = new(MonthsBetween(Lit(new DateOnly(2024, 4, 29)), Col("day")), 2.0),
        ["LastDay"] = new(LastDay(Lit(new DateOnly(2023, 2, 1))), new DateOnly(2023, 2, 28)),
        ["Trunc"] = new(Trunc("day", "year"), new DateOnly(2024, 1, 1)),
        ["DateTrunc"] = new(DateTrunc("hour", Col("ts")).Cast("string"), "2024-02-29 13:00:00"),
        ["UnixTimestamp"] = new(UnixTimestamp(Lit(new DateTimeOffset(1970, 1, 2, 0, 0, 0, TimeSpan.Zero))), 86_400L),
        ["FromUnixTime"] = new(FromUnixTime(UnixTimestamp("ts")), "2024-02-29 13:14:15"),
        ["FromUnixTime format"] = new(FromUnixTime(UnixTimestamp("ts"), "HH:mm"), "13:14"),
        ["CurrentDate"] = new(CurrentDate() == ToDate(CurrentTimestamp()), true),
        ["CurrentTimestamp"] = new(CurrentTimestamp() > Lit(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)), true),
    });
}
