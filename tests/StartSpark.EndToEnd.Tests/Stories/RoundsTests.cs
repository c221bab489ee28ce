using System.Globalization;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>
/// Starting, cancelling, stopping, editing, failing, losing and reloading in random order: the notebooks keep their
/// variables and nothing is left. Ten rounds; <c>STARTSPARK_ROUNDS</c> asks for more, <c>STARTSPARK_SEED</c> for another order.
/// </summary>
public class RoundsTests(ChromiumFixture chromium, ITestOutputHelper output)
{
    private const string Broken = "broken-master";

    private static readonly int Rounds = Number("STARTSPARK_ROUNDS", 10);
    private static readonly int Seed = Number("STARTSPARK_SEED", 20261123);

    [Fact]
    public async Task Rounds_InRandomOrder_LeaveNothingAndKeepTheVariables()
    {
        Require.Linux();
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig(Broken, "title: Broken\nmaster: spark://127.0.0.1:1\n");
        story.WriteConfig("small", "title: Small\nmaster: local[1]\n");
        var notebooks = new[]
        {
            await RoundNotebook.OpenAsync(story, NotebookLanguage.CSharp, "rounds-csharp.ipynb"),
            await RoundNotebook.OpenAsync(story, NotebookLanguage.Python, "rounds-python.ipynb"),
        };
        var ports = ListeningPorts.Of(story.Host.Descendants());
        var random = new Random(Seed);
        var acts = new Queue<RoundAct>();

        for (var round = 1; round <= Rounds; round++)
        {
            var notebook = notebooks[random.Next(notebooks.Length)];
            var act = Next(acts, random);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {notebook.Language} {act}"));
            await notebook.ShowAsync();
            await notebook.RunAsync(act, random);
            await notebook.AssertKeptAsync();
            await ProcessTree.WaitGoneAsync(story.Sparks(), Deadline.Within(Deadline.NothingLeft));
        }

        Assert.Empty(story.Sparks());
        Assert.Equal(ports, ListeningPorts.Of(story.Host.Descendants()));
        Assert.Equal([], story.Lab.Errors);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rounds} rounds of seed {Seed}: 0 processes and 0 ports left"));
    }

    /// <summary>Dealt like cards: each act comes once before any comes again.</summary>
    private static RoundAct Next(Queue<RoundAct> acts, Random random)
    {
        if (acts.Count == 0)
        {
            var all = Enum.GetValues<RoundAct>();
            random.Shuffle(all);
            Array.ForEach(all, acts.Enqueue);
        }

        return acts.Dequeue();
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
