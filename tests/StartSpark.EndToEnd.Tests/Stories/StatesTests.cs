using System.Globalization;
using System.Text.Json;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Every state of the panel and the ways between them, in both languages, with a picture of each in light and dark.</summary>
public class StatesTests(ChromiumFixture chromium)
{
    private const string Shuffle = "spark.sql.shuffle.partitions";

    [Theory]
    [InlineData("C#")]
    [InlineData("Python 3")]
    public async Task Panel_ThroughAllItsStates_TellsTheTruth(string kernel)
    {
        Require.Linux();
        var language = NotebookLanguage.Of(kernel);
        await using var story = await Story.BeginAsync(chromium);
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        Task Picture(string state) => story.PictureInBothThemesAsync($"{language.KernelName}-{state}");

        // No notebook, then one without a Spark.
        await panel.OpenAsync();
        await panel.StateAsync("no-notebook");
        await Picture("no-notebook");
        await lab.NewNotebookAsync(kernel);
        await panel.StateAsync("choose");
        await Picture("choose");
        await lab.RunCellAsync(language.Keep);
        var process = int.Parse((await lab.RunCellAsync(language.Process)).Text, CultureInfo.InvariantCulture);

        // Queued behind a cell, cancelled there, queued again, starting, running.
        var gate = Path.Combine(story.Root, "gate");
        var cell = await lab.SendCellAsync(language.WaitFor(gate));
        await panel.StartAsync("local");
        await panel.StateAsync("queued");
        await Picture("queued");
        await panel.Cancel.ClickAsync();
        await panel.StateWithinAsync(Deadline.Cancel, "choose");
        await panel.StartAsync("local");
        await panel.StateAsync("queued");
        await File.WriteAllTextAsync(gate, "", TestContext.Current.CancellationToken);
        await panel.StateAsync("starting");
        await story.WhileFrozenAsync(() => Picture("starting"));
        await panel.StateAsync("running", "failed");
        await Picture("running");
        Assert.Contains("gone on", (await lab.ResultAsync(cell)).Text, StringComparison.Ordinal);
        Assert.Equal("7", (await lab.RunCellAsync(language.Count(7))).Text.Trim());

        // A job: its bar is there while it runs; a stop asks first; an interrupt ends it and Spark stays.
        var job = await lab.SendCellAsync(language.LongJob);
        await lab.JobBar.WaitForAsync();
        await Picture("job");
        var details = await story.Browser.RunAndWaitForPageAsync(() => lab.JobLink.ClickAsync());
        await details.GetByText("Details for Job").First.WaitForAsync();
        await details.CloseAsync();
        await panel.Stop.ClickAsync();
        await panel.KeepRunning.WaitForAsync();
        await Picture("stop-asks");
        await panel.KeepRunning.ClickAsync();
        await panel.StateAsync("running");
        await story.AJobRunsAsync();
        await lab.InterruptAsync();
        await story.NoJobRunsAsync(Deadline.Interrupt);
        Assert.NotNull((await lab.ResultAsync(job)).Error);
        await lab.JobBar.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Equal("8", (await lab.RunCellAsync(language.Count(8))).Text.Trim());

        // Its driver dies while its settings are edited: said above the edits, with which another is started in the same kernel.
        await panel.EditConfAsync(Shuffle, "5");
        await Picture("edit");
        ProcessTree.Kill(story.Drivers());
        await panel.LostWhileEdited.WaitForAsync(new() { Timeout = (float)Deadline.Lost.TotalMilliseconds });
        await panel.StateAsync("edit");
        await Picture("edit-lost");
        await panel.Start.ClickAsync();
        await panel.StateAsync("running", "failed");
        Assert.Contains("5", (await lab.RunCellAsync(language.ReadConf(Shuffle))).Text, StringComparison.Ordinal);

        // Its driver dies: lost, and tried again.
        ProcessTree.Kill(story.Drivers());
        await panel.StateWithinAsync(Deadline.Lost, "lost");
        await Picture("lost");
        await panel.TryAgain.ClickAsync();
        await panel.StateAsync("running", "failed");
        Assert.Equal("9", (await lab.RunCellAsync(language.Count(9))).Text.Trim());

        // Loaded again, it knows at once; a job at work is asked about, and stopped all the same.
        await lab.SaveAsync();
        await lab.Page.ReloadAsync();
        await lab.RestoredAsync();
        await panel.OpenAsync();
        await lab.ConnectedAsync();
        await panel.StateWithinAsync(Deadline.Truth, "running");
        await lab.KernelIdleAsync();
        var stopped = await lab.SendCellAsync(language.LongJob);
        await lab.JobBar.WaitForAsync();
        await panel.Stop.ClickAsync();
        await panel.StopAllTheSame.WaitForAsync();
        await story.WhileFrozenAsync(async () =>
        {
            await panel.StopAllTheSame.ClickAsync();
            await panel.StateAsync("stopping");
            await Picture("stopping");
        });
        await panel.StateAsync("choose");
        await ProcessTree.WaitGoneAsync(story.Sparks(), Deadline.Within(Deadline.NothingLeft));

        // Stopped: the cell whose job it was and the next one are told so in words, and nothing of the notebook is lost.
        foreach (var told in new[] { await lab.ResultAsync(stopped), await lab.RunCellAsync(language.Count(3)) })
        {
            Assert.Contains("was stopped. Start", told.Error, StringComparison.Ordinal);
            Assert.Equal("", told.Text);
        }

        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());
        Assert.Equal(process.ToString(CultureInfo.InvariantCulture), (await lab.RunCellAsync(language.Process)).Text.Trim());

        // A start that fails is tried again as it is, and corrected on its card.
        story.WriteConfig("nowhere", "title: Nowhere\nmaster: spark://127.0.0.1:1\n");
        await panel.LookAgainAsync();
        await panel.StartAsync("nowhere");
        await panel.StateAsync("failed");
        await panel.Root.GetByText("What to try").WaitForAsync();
        await Picture("failed");
        await panel.TryAgain.ClickAsync();
        await panel.StateAsync("queued", "starting");
        await panel.StateAsync("failed");
        await ProcessTree.WaitGoneAsync(story.Sparks(), Deadline.Within(Deadline.NothingLeft));
        await panel.EditMasterAsync("local[1]");
        await panel.Start.ClickAsync();
        await panel.StateAsync("running", "failed");
        Assert.Equal("4", (await lab.RunCellAsync(language.Count(4))).Text.Trim());

        // While it runs: what is other than that, and the way to it.
        await panel.EditConfAsync(Shuffle, "3");
        await panel.OtherThanRunning.WaitForAsync();
        await Picture("edit-running");
        await panel.Apply.ClickAsync();
        await panel.StateAsync("stopping", "queued", "starting");
        await panel.StateAsync("running", "failed");
        Assert.Contains("3", (await lab.RunCellAsync(language.ReadConf(Shuffle))).Text, StringComparison.Ordinal);
        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());
        await panel.Stop.ClickAsync();
        await panel.StateAsync("choose");

        // A Spark that a cell makes is shown like any other, and the notebook's file holds nothing of all this.
        await lab.RunCellAsync(language.MadeByHand);
        await panel.StateAsync("running");
        await lab.SaveAsync();
        AssertHoldsNoProgress(Assert.Single(Directory.GetFiles(story.Root, "*.ipynb")), language.LongJob);
        Assert.Equal([], lab.Errors);
    }

    /// <summary>What a bar showed while the cell ran is neither an output of it nor in anybody's metadata.</summary>
    private static void AssertHoldsNoProgress(string path, string source)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllBytes(path));
        var metadata = notebook.RootElement.GetProperty("metadata").EnumerateObject().Select(member => member.Name);
        Assert.Empty(metadata.Except(["kernelspec", "language_info"]));
        var cells = notebook.RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.All(cells, cell => Assert.Empty(cell.GetProperty("metadata").EnumerateObject()));
        var jobs = cells.Where(cell => Source(cell) == source).ToList();
        Assert.Equal(2, jobs.Count);
        Assert.All(jobs, job => Assert.All(
            job.GetProperty("outputs").EnumerateArray(),
            output => Assert.Contains(output.GetProperty("output_type").GetString(), new[] { "error", "stream" })));
        Assert.DoesNotContain(" tasks", string.Concat(jobs.Select(job => job.GetRawText())), StringComparison.Ordinal);
    }

    private static string Source(JsonElement cell) => cell.GetProperty("source") is { ValueKind: JsonValueKind.Array } lines
        ? string.Concat(lines.EnumerateArray().Select(line => line.GetString()))
        : cell.GetProperty("source").GetString()!;
}
