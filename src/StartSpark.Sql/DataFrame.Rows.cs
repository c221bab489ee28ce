using StartSpark.Sql.Plans;

namespace StartSpark.Sql;

/// <content>Methods that choose, order and spread rows.</content>
public sealed partial class DataFrame
{
    /// <summary>The rows for which a condition is true (not those for which it is null).</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The table.</returns>
    public DataFrame Filter(Column condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return With(new Protos.Relation { Filter = new Protos.Filter { Input = Relation, Condition = condition.Expression } });
    }

    /// <summary>The rows for which a SQL condition is true, such as <c>"age &gt; 20"</c>.</summary>
    /// <param name="conditionExpr">The condition.</param>
    /// <returns>The table.</returns>
    public DataFrame Filter(string conditionExpr) => Filter(Functions.Expr(conditionExpr));

    /// <summary>The same as <see cref="Filter(Column)"/>.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The table.</returns>
    public DataFrame Where(Column condition) => Filter(condition);

    /// <summary>The same as <see cref="Filter(string)"/>.</summary>
    /// <param name="conditionExpr">The condition.</param>
    /// <returns>The table.</returns>
    public DataFrame Where(string conditionExpr) => Filter(conditionExpr);

    /// <summary>The rows in order. A plain column sorts ascending, nulls first.</summary>
    /// <param name="columns">What to sort by; <c>Col("x").Desc()</c> for descending.</param>
    /// <returns>The table.</returns>
    public DataFrame OrderBy(params Column[] columns) => SortBy(columns, isGlobal: true);

    /// <summary>The rows in ascending order of some columns, nulls first.</summary>
    /// <param name="column">The first column's name.</param>
    /// <param name="columns">The other columns' names.</param>
    /// <returns>The table.</returns>
    public DataFrame OrderBy(string column, params string[] columns) => SortBy(Named(column, columns), isGlobal: true);

    /// <summary>The same as <see cref="OrderBy(Column[])"/>.</summary>
    /// <param name="columns">What to sort by.</param>
    /// <returns>The table.</returns>
    public DataFrame Sort(params Column[] columns) => OrderBy(columns);

    /// <summary>The same as <see cref="OrderBy(string, string[])"/>.</summary>
    /// <param name="column">The first column's name.</param>
    /// <param name="columns">The other columns' names.</param>
    /// <returns>The table.</returns>
    public DataFrame Sort(string column, params string[] columns) => OrderBy(column, columns);

    /// <summary>The rows ordered inside each partition only.</summary>
    /// <param name="columns">What to sort by.</param>
    /// <returns>The table.</returns>
    public DataFrame SortWithinPartitions(params Column[] columns) => SortBy(columns, isGlobal: false);

    /// <summary>The rows ordered inside each partition only, ascending, nulls first.</summary>
    /// <param name="column">The first column's name.</param>
    /// <param name="columns">The other columns' names.</param>
    /// <returns>The table.</returns>
    public DataFrame SortWithinPartitions(string column, params string[] columns) => SortBy(Named(column, columns), isGlobal: false);

    /// <summary>The first rows.</summary>
    /// <param name="n">How many at most.</param>
    /// <returns>The table.</returns>
    public DataFrame Limit(int n) => With(new Protos.Relation { Limit = new Protos.Limit { Input = Relation, Limit_ = n } });

    /// <summary>All but the first rows.</summary>
    /// <param name="n">How many to leave out.</param>
    /// <returns>The table.</returns>
    public DataFrame Offset(int n) => With(new Protos.Relation { Offset = new Protos.Offset { Input = Relation, Offset_ = n } });

    /// <summary>The rows without repetitions.</summary>
    /// <returns>The table.</returns>
    public DataFrame Distinct() => DropDuplicates();

    /// <summary>The rows without repetitions.</summary>
    /// <returns>The table.</returns>
    public DataFrame DropDuplicates() =>
        With(new Protos.Relation { Deduplicate = new Protos.Deduplicate { Input = Relation, AllColumnsAsKeys = true } });

    /// <summary>One row for each combination of values in some columns; which one is not said.</summary>
    /// <param name="col">The first column's name.</param>
    /// <param name="cols">The other columns' names.</param>
    /// <returns>The table.</returns>
    public DataFrame DropDuplicates(string col, params string[] cols) =>
        With(new Protos.Relation { Deduplicate = new Protos.Deduplicate { Input = Relation, ColumnNames = { cols.Prepend(col) } } });

    /// <summary>The rows of both tables, columns matched by place, repetitions kept.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame Union(DataFrame other) => With(SetOperations.Union(this, other));

    /// <summary>The rows of both tables, columns matched by name, repetitions kept.</summary>
    /// <param name="other">The other table.</param>
    /// <param name="allowMissingColumns">Whether columns that only one of them has are filled with nulls; else they are an error.</param>
    /// <returns>The table.</returns>
    public DataFrame UnionByName(DataFrame other, bool allowMissingColumns = false) =>
        With(SetOperations.UnionByName(this, other, allowMissingColumns));

    /// <summary>The rows that are in both tables, without repetitions.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame Intersect(DataFrame other) => With(SetOperations.Intersect(this, other, isAll: false));

    /// <summary>The rows that are in both tables, as often as in the one that has fewer of them.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame IntersectAll(DataFrame other) => With(SetOperations.Intersect(this, other, isAll: true));

    /// <summary>The rows of this table that are not in the other, without repetitions.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame Except(DataFrame other) => With(SetOperations.Except(this, other, isAll: false));

    /// <summary>The rows of this table, each as often as it is here more than in the other.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame ExceptAll(DataFrame other) => With(SetOperations.Except(this, other, isAll: true));

    /// <summary>A random part of the rows, about a fraction of them.</summary>
    /// <param name="fraction">The share of rows wanted, from 0 to 1; with replacement how often a row is taken on average.</param>
    /// <param name="withReplacement">Whether a row may be taken more than once; false by default.</param>
    /// <param name="seed">Makes the choice repeatable; random by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Sample(double fraction, bool withReplacement = false, long? seed = null) => With(new Protos.Relation
    {
        Sample = new Protos.Sample
        {
            Input = Relation,
            LowerBound = 0,
            UpperBound = fraction,
            WithReplacement = withReplacement,
            Seed = seed ?? Random.Shared.NextInt64(),
        },
    });

    /// <summary>The rows dealt out at random into tables of about the given shares.</summary>
    /// <param name="weights">The shares; they need not add up to 1.</param>
    /// <param name="seed">Makes the choice repeatable; random by default.</param>
    /// <returns>As many tables as weights; together they hold every row once.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public DataFrame[] RandomSplit(double[] weights, long? seed = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = weights.Sum();
        if (weights.Any(weight => !(weight >= 0)) || !(total > 0) || double.IsInfinity(total))
        {
            throw new ArgumentException("The weights of a random split are not negative and not all zero.", nameof(weights));
        }

        var common = seed ?? Random.Shared.NextInt64();
        var parts = new DataFrame[weights.Length];
        var lower = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            // The last bound is 1 exactly, whatever rounding made of the sum.
            var upper = i == weights.Length - 1 ? 1.0 : Math.Min(1.0, lower + (weights[i] / total));
            parts[i] = With(new Protos.Relation
            {
                Sample = new Protos.Sample
                {
                    Input = Relation,
                    LowerBound = lower,
                    UpperBound = upper,
                    WithReplacement = false,
                    Seed = common,
                    DeterministicOrder = true,
                },
            });
            lower = upper;
        }

        return parts;
    }

    /// <summary>The rows spread evenly over a number of partitions.</summary>
    /// <param name="numPartitions">How many.</param>
    /// <returns>The table.</returns>
    public DataFrame Repartition(int numPartitions) => Repartition(numPartitions, shuffle: true);

    /// <summary>The rows spread over a number of partitions by the values of some columns.</summary>
    /// <param name="numPartitions">How many.</param>
    /// <param name="partitionExprs">The columns.</param>
    /// <returns>The table.</returns>
    public DataFrame Repartition(int numPartitions, params Column[] partitionExprs)
    {
        ArgumentNullException.ThrowIfNull(partitionExprs);
        return partitionExprs.Length == 0 ? Repartition(numPartitions, shuffle: true) : RepartitionBy(numPartitions, partitionExprs);
    }

    /// <summary>The rows spread by the values of some columns, over as many partitions as <c>spark.sql.shuffle.partitions</c> says.</summary>
    /// <param name="partitionExprs">The columns.</param>
    /// <returns>The table.</returns>
    public DataFrame Repartition(params Column[] partitionExprs)
    {
        ArgumentNullException.ThrowIfNull(partitionExprs);
        return RepartitionBy(null, partitionExprs);
    }

    /// <summary>The rows in fewer partitions, joined where they are rather than moved.</summary>
    /// <param name="numPartitions">How many; more than there are has no effect.</param>
    /// <returns>The table.</returns>
    public DataFrame Coalesce(int numPartitions) => Repartition(numPartitions, shuffle: false);

    private static Column[] Named(string column, string[] columns) =>
        [.. columns.Prepend(column).Select(name => Column.Named(name))];

    private DataFrame SortBy(Column[] columns, bool isGlobal)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return With(new Protos.Relation
        {
            Sort = new Protos.Sort
            {
                Input = Relation,
                Order = { columns.Select(column => column.ToSortOrder()) },
                IsGlobal = isGlobal,
            },
        });
    }

    private DataFrame Repartition(int numPartitions, bool shuffle) => With(new Protos.Relation
    {
        Repartition = new Protos.Repartition { Input = Relation, NumPartitions = numPartitions, Shuffle = shuffle },
    });

    private DataFrame RepartitionBy(int? numPartitions, Column[] columns)
    {
        var relation = new Protos.RepartitionByExpression { Input = Relation, PartitionExprs = { columns.Select(column => column.Expression) } };
        if (numPartitions is { } count)
        {
            relation.NumPartitions = count;
        }

        return With(new Protos.Relation { RepartitionByExpression = relation });
    }
}
