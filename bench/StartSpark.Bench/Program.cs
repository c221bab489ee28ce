using StartSpark.Bench;
using StartSpark.Bench.Measures;
using StartSpark.Testing;

// dotnet run --project bench/StartSpark.Bench [-- --runs N] [-- --only NAME]
var runs = Argument("--runs") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 10;
var only = Argument("--only");
using var ended = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    ended.Cancel();
};

var spark = (await TestSpark.InstallationAsync(ended.Token)).Home;
using var folder = new TestFolder("bench");
IMeasure[] measures =
[
    new ServerStart(folder.Path),
    new RunAgain(folder.Path),
    new KernelStart(),
    new PythonExtension(),
    new WebSocketExecute(folder.Path),
    new StreamDelivery(folder.Path),
    new ColdClick(folder.Path, spark),
    new PythonClick(folder.Path, spark),
    new PanelActions(folder.Path, spark),
    new ProgressCost(folder.Path, spark),
];

var report = new Report();
foreach (var measure in measures.Where(measure => only is null || measure.Name == only))
{
    Console.WriteLine($"# {measure.Name}: {measure.What}");
    await measure.RunAsync(report, runs, ended.Token);
}

return report.Print();

string? Argument(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
