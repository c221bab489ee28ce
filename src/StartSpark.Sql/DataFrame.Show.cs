using StartSpark.Sql.Plans;

namespace StartSpark.Sql;

/// <content>Methods that print or explain the table.</content>
public sealed partial class DataFrame
{
    /// <summary>Prints the first rows as Spark draws them.</summary>
    /// <param name="numRows">How many rows at most; 20 by default.</param>
    /// <param name="truncate">Values longer than this many characters are cut; 20 by default, 0 shows them whole.</param>
    /// <param name="vertical">Prints each value on a line of its own; false by default.</param>
    public void Show(int numRows = 20, int truncate = 20, bool vertical = false) => Console.WriteLine(ShowString(numRows, truncate, vertical));

    /// <summary>Prints the first rows as Spark draws them.</summary>
    /// <param name="numRows">How many rows at most.</param>
    /// <param name="truncate">True cuts values longer than 20 characters; false shows them whole.</param>
    public void Show(int numRows, bool truncate) => Show(numRows, truncate ? 20 : 0);

    /// <summary>Prints the first rows as Spark draws them.</summary>
    /// <param name="numRows">How many rows at most; 20 by default.</param>
    /// <param name="truncate">Values longer than this many characters are cut; 20 by default, 0 shows them whole.</param>
    /// <param name="vertical">Prints each value on a line of its own; false by default.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>When it is printed.</returns>
    public async Task ShowAsync(int numRows = 20, int truncate = 20, bool vertical = false, CancellationToken cancellationToken = default) =>
        Console.WriteLine(await ShowStringAsync(numRows, truncate, vertical, cancellationToken).ConfigureAwait(false));

    /// <summary>Prints the first rows as Spark draws them.</summary>
    /// <param name="numRows">How many rows at most.</param>
    /// <param name="truncate">True cuts values longer than 20 characters; false shows them whole.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>When it is printed.</returns>
    public Task ShowAsync(int numRows, bool truncate, CancellationToken cancellationToken = default) =>
        ShowAsync(numRows, truncate ? 20 : 0, cancellationToken: cancellationToken);

    /// <summary>The first rows as Spark draws them.</summary>
    /// <param name="numRows">How many rows at most; 20 by default.</param>
    /// <param name="truncate">Values longer than this many characters are cut; 20 by default, 0 shows them whole.</param>
    /// <param name="vertical">Puts each value on a line of its own; false by default.</param>
    /// <returns>The text, several lines.</returns>
    public string ShowString(int numRows = 20, int truncate = 20, bool vertical = false) =>
        Blocking.Run(() => ShowStringAsync(numRows, truncate, vertical));

    /// <summary>The first rows as Spark draws them.</summary>
    /// <param name="numRows">How many rows at most; 20 by default.</param>
    /// <param name="truncate">Values longer than this many characters are cut; 20 by default, 0 shows them whole.</param>
    /// <param name="vertical">Puts each value on a line of its own; false by default.</param>
    /// <param name="cancellationToken">Interrupts the query in Spark.</param>
    /// <returns>The text, several lines.</returns>
    public Task<string> ShowStringAsync(int numRows = 20, int truncate = 20, bool vertical = false, CancellationToken cancellationToken = default) =>
        SparkSession.Runner.ValueAsync<string>(
            With(new Protos.Relation
            {
                ShowString = new Protos.ShowString { Input = Relation, NumRows = numRows, Truncate = truncate, Vertical = vertical },
            }).Relation,
            cancellationToken);

    /// <summary>Prints the names and types of the columns as a tree.</summary>
    /// <param name="level">How deep to go into structs; null, the default, goes all the way.</param>
    public void PrintSchema(int? level = null) => Console.WriteLine(TreeString(level));

    /// <summary>Prints the names and types of the columns as a tree.</summary>
    /// <param name="level">How deep to go into structs; null, the default, goes all the way.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is printed.</returns>
    public async Task PrintSchemaAsync(int? level = null, CancellationToken cancellationToken = default) =>
        Console.WriteLine(await TreeStringAsync(level, cancellationToken).ConfigureAwait(false));

    /// <summary>The names and types of the columns as a tree.</summary>
    /// <param name="level">How deep to go into structs; null, the default, goes all the way.</param>
    /// <returns>The text, several lines.</returns>
    public string TreeString(int? level = null) => Blocking.Run(() => TreeStringAsync(level));

    /// <summary>The names and types of the columns as a tree.</summary>
    /// <param name="level">How deep to go into structs; null, the default, goes all the way.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The text, several lines.</returns>
    public async Task<string> TreeStringAsync(int? level = null, CancellationToken cancellationToken = default)
    {
        var question = new Protos.AnalyzePlanRequest.Types.TreeString { Plan = new Protos.Plan { Root = Relation } };
        if (level is { } depth)
        {
            question.Level = depth;
        }

        var answer = await SparkSession.Client.AnalyzeAsync(new Protos.AnalyzePlanRequest { TreeString = question }, cancellationToken).ConfigureAwait(false);
        return answer.TreeString.TreeString_;
    }

    /// <summary>Prints the physical plan, or all plans.</summary>
    /// <param name="extended">True prints the logical plans too; false by default.</param>
    public void Explain(bool extended = false) => Explain(extended ? "extended" : "simple");

    /// <summary>Prints the plans.</summary>
    /// <param name="mode">simple, extended, codegen, cost or formatted.</param>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public void Explain(string mode) => Console.WriteLine(ExplainString(mode));

    /// <summary>Prints the physical plan, or all plans.</summary>
    /// <param name="extended">True prints the logical plans too; false by default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When they are printed.</returns>
    public Task ExplainAsync(bool extended = false, CancellationToken cancellationToken = default) => ExplainAsync(extended ? "extended" : "simple", cancellationToken);

    /// <summary>Prints the plans.</summary>
    /// <param name="mode">simple, extended, codegen, cost or formatted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When they are printed.</returns>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public async Task ExplainAsync(string mode, CancellationToken cancellationToken = default) =>
        Console.WriteLine(await ExplainStringAsync(mode, cancellationToken).ConfigureAwait(false));

    /// <summary>The plans as text.</summary>
    /// <param name="mode">simple (the default), extended, codegen, cost or formatted.</param>
    /// <returns>The text, several lines.</returns>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public string ExplainString(string mode = "simple") => Blocking.Run(() => ExplainStringAsync(mode));

    /// <summary>The plans as text.</summary>
    /// <param name="mode">simple (the default), extended, codegen, cost or formatted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The text, several lines.</returns>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public async Task<string> ExplainStringAsync(string mode = "simple", CancellationToken cancellationToken = default)
    {
        var question = new Protos.AnalyzePlanRequest.Types.Explain { Plan = new Protos.Plan { Root = Relation }, ExplainMode = ExplainModes.Parse(mode) };
        var answer = await SparkSession.Client.AnalyzeAsync(new Protos.AnalyzePlanRequest { Explain = question }, cancellationToken).ConfigureAwait(false);
        return answer.Explain.ExplainString;
    }
}
