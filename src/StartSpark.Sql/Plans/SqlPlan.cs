namespace StartSpark.Sql.Plans;

/// <summary>SQL texts with their arguments as relations.</summary>
internal static class SqlPlan
{
    public static Protos.Relation Positional(string text, IReadOnlyList<object?> arguments)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(arguments);
        var sql = new Protos.SQL { Query = text };
        sql.PosArguments.AddRange(arguments.Select(value => Column.Of(value).Expression));
        return new Protos.Relation { Sql = sql };
    }

    public static Protos.Relation Named(string text, IReadOnlyDictionary<string, object?> arguments)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(arguments);
        var sql = new Protos.SQL { Query = text };
        foreach (var (name, value) in arguments)
        {
            sql.NamedArguments.Add(name, Column.Of(value).Expression);
        }

        return new Protos.Relation { Sql = sql };
    }
}
