namespace StartSpark.Sql;

/// <content>Writing, missing values and statistics.</content>
public sealed partial class DataFrame
{
    /// <summary>Writes the table to files or into a table of the catalog.</summary>
    /// <returns>A new writer.</returns>
    public DataFrameWriter Write() => new(this);

    /// <summary>What to do about nulls and NaNs.</summary>
    /// <returns>The methods for that.</returns>
    public DataFrameNaFunctions Na() => new(this);

    /// <summary>Count, mean, standard deviation, least and greatest value of columns, each as a row.</summary>
    /// <param name="cols">The columns' names; all numeric and string ones by default.</param>
    /// <returns>The table; its values are strings.</returns>
    public DataFrame Describe(params string[] cols)
    {
        ArgumentNullException.ThrowIfNull(cols);
        return With(new Protos.Relation { Describe = new Protos.StatDescribe { Input = Relation, Cols = { cols } } });
    }

    /// <summary>Statistics of all numeric and string columns, each as a row.</summary>
    /// <param name="statistics">count, mean, stddev, min, max, percentages such as <c>75%</c> …; the usual ones with quartiles by default.</param>
    /// <returns>The table; its values are strings.</returns>
    public DataFrame Summary(params string[] statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return With(new Protos.Relation { Summary = new Protos.StatSummary { Input = Relation, Statistics = { statistics } } });
    }

    /// <summary>Advice to Spark's optimizer, such as <c>broadcast</c>.</summary>
    /// <param name="name">The hint's name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>The table.</returns>
    public DataFrame Hint(string name, params object[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return With(new Protos.Relation
        {
            Hint = new Protos.Hint { Input = Relation, Name = name, Parameters = { parameters.Select(value => Column.Of(value).Expression) } },
        });
    }
}
