namespace StartSpark.Sql;

/// <content>Methods that choose, add, rename and drop columns.</content>
public sealed partial class DataFrame
{
    /// <summary>Columns computed from this table's.</summary>
    /// <param name="columns">The columns; none gives a table without columns.</param>
    /// <returns>The table.</returns>
    public DataFrame Select(params Column[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Project(columns.Select(column => column.Expression));
    }

    /// <summary>Some of this table's columns by name.</summary>
    /// <param name="column">The first name; <c>*</c> for all.</param>
    /// <param name="columns">The other names.</param>
    /// <returns>The table.</returns>
    public DataFrame Select(string column, params string[] columns) =>
        Project(columns.Prepend(column).Select(name => Column.Named(name).Expression));

    /// <summary>Columns computed by SQL expressions, such as <c>"price * 1.2 as gross"</c>.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <returns>The table.</returns>
    public DataFrame SelectExpr(params string[] expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        return Project(expressions.Select(text => Functions.Expr(text).Expression));
    }

    /// <summary>This table with a column added, or replaced if there is one of that name.</summary>
    /// <param name="colName">The column's name.</param>
    /// <param name="col">Its values.</param>
    /// <returns>The table.</returns>
    public DataFrame WithColumn(string colName, Column col) =>
        WithColumns(new Dictionary<string, Column> { [colName] = col });

    /// <summary>This table with columns added, or replaced where there are columns of those names. All see the columns as they were before.</summary>
    /// <param name="columns">Names with values.</param>
    /// <returns>The table.</returns>
    public DataFrame WithColumns(IReadOnlyDictionary<string, Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var relation = new Protos.WithColumns { Input = Relation };
        foreach (var (name, column) in columns)
        {
            relation.Aliases.Add(new Protos.Expression.Types.Alias { Expr = column.Expression, Name = { name } });
        }

        return With(new Protos.Relation { WithColumns = relation });
    }

    /// <summary>This table with one column renamed. Nothing happens if there is no such column.</summary>
    /// <param name="existingName">The name now.</param>
    /// <param name="newName">The name wanted.</param>
    /// <returns>The table.</returns>
    public DataFrame WithColumnRenamed(string existingName, string newName) =>
        WithColumnsRenamed(new Dictionary<string, string> { [existingName] = newName });

    /// <summary>This table with columns renamed. Names that are not there are passed over.</summary>
    /// <param name="names">New names by present names.</param>
    /// <returns>The table.</returns>
    public DataFrame WithColumnsRenamed(IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var relation = new Protos.WithColumnsRenamed { Input = Relation };
        foreach (var (existing, wanted) in names)
        {
            relation.Renames.Add(new Protos.WithColumnsRenamed.Types.Rename { ColName = existing, NewColName = wanted });
        }

        return With(new Protos.Relation { WithColumnsRenamed = relation });
    }

    /// <summary>This table with new names for all columns.</summary>
    /// <param name="colNames">As many names as there are columns.</param>
    /// <returns>The table.</returns>
    public DataFrame ToDF(params string[] colNames)
    {
        ArgumentNullException.ThrowIfNull(colNames);
        return With(new Protos.Relation { ToDf = new Protos.ToDF { Input = Relation, ColumnNames = { colNames } } });
    }

    /// <summary>This table without some columns. Names that are not there are passed over.</summary>
    /// <param name="colNames">The names.</param>
    /// <returns>The table.</returns>
    public DataFrame Drop(params string[] colNames)
    {
        ArgumentNullException.ThrowIfNull(colNames);
        return With(new Protos.Relation { Drop = new Protos.Drop { Input = Relation, ColumnNames = { colNames } } });
    }

    /// <summary>This table without some columns; after a join this can drop one of two columns of the same name.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>The table.</returns>
    public DataFrame Drop(params Column[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return With(new Protos.Relation { Drop = new Protos.Drop { Input = Relation, Columns = { columns.Select(column => column.Expression) } } });
    }

    /// <summary>This table under a name by which SQL expressions and <c>Col("name.column")</c> can refer to it.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The table.</returns>
    public DataFrame Alias(string alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return With(new Protos.Relation { SubqueryAlias = new Protos.SubqueryAlias { Input = Relation, Alias = alias } });
    }

    /// <summary>The same as <see cref="Alias"/>.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The table.</returns>
    public DataFrame As(string alias) => Alias(alias);

    private DataFrame Project(IEnumerable<Protos.Expression> expressions) =>
        With(new Protos.Relation { Project = new Protos.Project { Input = Relation, Expressions = { expressions } } });
}
