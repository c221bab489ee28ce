using System.Globalization;
using Google.Protobuf.Collections;
using StartSpark.Sql.Types;
using Expression = StartSpark.Sql.Protos.Expression;
using Kind = StartSpark.Sql.Protos.Expression.ExprTypeOneofCase;

namespace StartSpark.Sql;

/// <summary>Expressions as text for people, close to the SQL that would say the same.</summary>
internal static class ColumnText
{
    private static readonly HashSet<string> Infix = ["==", ">", "<", ">=", "<=", "<=>", "+", "-", "*", "/", "%", "&", "|", "^"];

    public static string Render(Expression expression) => expression.ExprTypeCase switch
    {
        Kind.UnresolvedAttribute => expression.UnresolvedAttribute.UnparsedIdentifier,
        Kind.UnresolvedStar => expression.UnresolvedStar.HasUnparsedTarget ? expression.UnresolvedStar.UnparsedTarget : "*",
        Kind.UnresolvedRegex => expression.UnresolvedRegex.ColName,
        Kind.ExpressionString => expression.ExpressionString.Expression,
        Kind.Literal => Render(expression.Literal),
        Kind.UnresolvedFunction => Render(expression.UnresolvedFunction),
        Kind.CallFunction => $"{expression.CallFunction.FunctionName}({Join(expression.CallFunction.Arguments)})",
        Kind.Alias => $"{Render(expression.Alias.Expr)} AS {string.Join(", ", expression.Alias.Name)}",
        Kind.Cast => Render(expression.Cast),
        Kind.SortOrder => Render(expression.SortOrder),
        Kind.Window => Render(expression.Window),
        Kind.UnresolvedExtractValue => $"{Render(expression.UnresolvedExtractValue.Child)}[{Render(expression.UnresolvedExtractValue.Extraction)}]",
        Kind.UpdateFields => Render(expression.UpdateFields),
        Kind.UnresolvedNamedLambdaVariable => string.Join(".", expression.UnresolvedNamedLambdaVariable.NameParts),
        Kind.LambdaFunction => $"({string.Join(", ", expression.LambdaFunction.Arguments.Select(static argument => string.Join(".", argument.NameParts)))}) -> {Render(expression.LambdaFunction.Function)}",
        _ => expression.ExprTypeCase.ToString(),
    };

    private static string Render(Expression.Types.UnresolvedFunction call)
    {
        var arguments = call.Arguments;
        return call.FunctionName switch
        {
            "and" or "or" when arguments.Count == 2 => $"({Render(arguments[0])} {call.FunctionName.ToUpperInvariant()} {Render(arguments[1])})",
            "not" when arguments.Count == 1 => $"(NOT {Render(arguments[0])})",
            "negative" when arguments.Count == 1 => $"(- {Render(arguments[0])})",
            "isNull" when arguments.Count == 1 => $"({Render(arguments[0])} IS NULL)",
            "isNotNull" when arguments.Count == 1 => $"({Render(arguments[0])} IS NOT NULL)",
            "in" when arguments.Count > 0 => $"({Render(arguments[0])} IN ({Join(arguments.Skip(1))}))",
            "when" => RenderChoice(arguments),
            "==" when arguments.Count == 2 => $"({Render(arguments[0])} = {Render(arguments[1])})",
            var name when arguments.Count == 2 && Infix.Contains(name) => $"({Render(arguments[0])} {name} {Render(arguments[1])})",
            var name => $"{name}({(call.IsDistinct ? "DISTINCT " : "")}{Join(arguments)})",
        };
    }

    private static string RenderChoice(RepeatedField<Expression> arguments)
    {
        var branches = Enumerable.Range(0, arguments.Count / 2)
            .Select(index => $" WHEN {Render(arguments[2 * index])} THEN {Render(arguments[(2 * index) + 1])}");
        var otherwise = arguments.Count % 2 == 1 ? $" ELSE {Render(arguments[^1])}" : "";
        return $"CASE{string.Concat(branches)}{otherwise} END";
    }

    private static string Render(Expression.Types.Cast cast)
    {
        var type = cast.CastToTypeCase == Expression.Types.Cast.CastToTypeOneofCase.Type
            ? DataTypeProto.FromProto(cast.Type).Sql
            : cast.TypeStr.ToUpperInvariant();
        return $"{(cast.EvalMode == Expression.Types.Cast.Types.EvalMode.Try ? "TRY_CAST" : "CAST")}({Render(cast.Expr)} AS {type})";
    }

    private static string Render(Expression.Types.SortOrder order)
    {
        var direction = order.Direction == Expression.Types.SortOrder.Types.SortDirection.Descending ? "DESC" : "ASC";
        var nulls = order.NullOrdering == Expression.Types.SortOrder.Types.NullOrdering.SortNullsLast ? "LAST" : "FIRST";
        return $"{Render(order.Child)} {direction} NULLS {nulls}";
    }

    private static string Render(Expression.Types.Window window)
    {
        List<string> parts = [];
        if (window.PartitionSpec.Count > 0)
        {
            parts.Add($"PARTITION BY {Join(window.PartitionSpec)}");
        }

        if (window.OrderSpec.Count > 0)
        {
            parts.Add($"ORDER BY {string.Join(", ", window.OrderSpec.Select(Render))}");
        }

        if (window.FrameSpec is { } frame)
        {
            var unit = frame.FrameType == Expression.Types.Window.Types.WindowFrame.Types.FrameType.Row ? "ROWS" : "RANGE";
            parts.Add($"{unit} BETWEEN {Render(frame.Lower, "PRECEDING")} AND {Render(frame.Upper, "FOLLOWING")}");
        }

        return $"{Render(window.WindowFunction)} OVER ({string.Join(" ", parts)})";
    }

    private static string Render(Expression.Types.Window.Types.WindowFrame.Types.FrameBoundary boundary, string side)
    {
        if (boundary.BoundaryCase == Expression.Types.Window.Types.WindowFrame.Types.FrameBoundary.BoundaryOneofCase.CurrentRow)
        {
            return "CURRENT ROW";
        }

        if (boundary.BoundaryCase == Expression.Types.Window.Types.WindowFrame.Types.FrameBoundary.BoundaryOneofCase.Unbounded)
        {
            return $"UNBOUNDED {side}";
        }

        var value = Render(boundary.Value);
        return value.StartsWith('-') ? $"{value[1..]} PRECEDING" : $"{value} FOLLOWING";
    }

    private static string Render(Expression.Types.UpdateFields update) => update.ValueExpression is null
        ? $"{Render(update.StructExpression)}.dropFields({update.FieldName})"
        : $"{Render(update.StructExpression)}.withField({update.FieldName}, {Render(update.ValueExpression)})";

    private static string Render(Expression.Types.Literal literal) => literal.LiteralTypeCase switch
    {
        Expression.Types.Literal.LiteralTypeOneofCase.Null => "NULL",
        Expression.Types.Literal.LiteralTypeOneofCase.String => literal.String,
        Expression.Types.Literal.LiteralTypeOneofCase.Boolean => literal.Boolean ? "true" : "false",
        Expression.Types.Literal.LiteralTypeOneofCase.Byte => Number(literal.Byte),
        Expression.Types.Literal.LiteralTypeOneofCase.Short => Number(literal.Short),
        Expression.Types.Literal.LiteralTypeOneofCase.Integer => Number(literal.Integer),
        Expression.Types.Literal.LiteralTypeOneofCase.Long => Number(literal.Long),
        Expression.Types.Literal.LiteralTypeOneofCase.Float => ValueText.Format(literal.Float),
        Expression.Types.Literal.LiteralTypeOneofCase.Double => ValueText.Format(literal.Double),
        Expression.Types.Literal.LiteralTypeOneofCase.Decimal => literal.Decimal.Value,
        Expression.Types.Literal.LiteralTypeOneofCase.Binary => ValueText.Format(literal.Binary.ToByteArray()),
        Expression.Types.Literal.LiteralTypeOneofCase.Date => $"DATE '{ValueText.Format(SparkTime.ToDate(literal.Date))}'",
        Expression.Types.Literal.LiteralTypeOneofCase.Timestamp => $"TIMESTAMP '{ValueText.Format(SparkTime.ToInstant(literal.Timestamp))}'",
        Expression.Types.Literal.LiteralTypeOneofCase.TimestampNtz => $"TIMESTAMP_NTZ '{ValueText.Format(SparkTime.ToDateTime(literal.TimestampNtz))}'",
        Expression.Types.Literal.LiteralTypeOneofCase.Time => $"TIME '{ValueText.Format(SparkTime.ToTimeOfDay(literal.Time.Nano))}'",
        Expression.Types.Literal.LiteralTypeOneofCase.DayTimeInterval => $"INTERVAL '{ValueText.Format(SparkTime.ToTimeSpan(literal.DayTimeInterval))}'",
        Expression.Types.Literal.LiteralTypeOneofCase.YearMonthInterval => $"INTERVAL '{new YearMonthInterval(literal.YearMonthInterval)}' YEAR TO MONTH",
        Expression.Types.Literal.LiteralTypeOneofCase.CalendarInterval =>
            $"INTERVAL '{new CalendarInterval(literal.CalendarInterval.Months, literal.CalendarInterval.Days, literal.CalendarInterval.Microseconds)}'",
        Expression.Types.Literal.LiteralTypeOneofCase.Array => $"ARRAY({string.Join(", ", literal.Array.Elements.Select(Render))})",
        Expression.Types.Literal.LiteralTypeOneofCase.Map =>
            $"MAP({string.Join(", ", literal.Map.Keys.Zip(literal.Map.Values, static (key, value) => $"{Render(key)}, {Render(value)}"))})",
        Expression.Types.Literal.LiteralTypeOneofCase.Struct => $"STRUCT({string.Join(", ", literal.Struct.Elements.Select(Render))})",
        var other => other.ToString(),
    };

    private static string Join(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Render));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
