using System.Globalization;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>A notebook that goes through rounds, and what is done to it in each.</summary>
internal sealed class RoundNotebook
{
    private readonly Story story;
    private readonly string path;
    private int kernel;

    private RoundNotebook(Story story, NotebookLanguage language, string path)
    {
        this.story = story;
        this.path = path;
        Language = language;
    }

    public NotebookLanguage Language { get; }

    private LabPage Lab => story.Lab;

    private PanelView Panel => story.Lab.Panel;

    public static async Task<RoundNotebook> OpenAsync(Story story, NotebookLanguage language, string path)
    {
        var notebook = new RoundNotebook(story, language, path);
        await story.Lab.NewNotebookFileAsync(path, language.KernelName);
        await story.Lab.RunCellAsync(language.Keep);
        notebook.kernel = int.Parse((await story.Lab.RunCellAsync(language.Process)).Text, CultureInfo.InvariantCulture);
        return notebook;
    }

    /// <summary>Brings it to the front, where the panel follows it.</summary>
    public async Task ShowAsync()
    {
        await Lab.OpenFileAsync(path);
        await Lab.KernelIdleAsync();
        await Panel.OpenAsync();
        await Panel.StateAsync("choose");
    }

    public Task RunAsync(RoundAct act, Random random) => act switch
    {
        RoundAct.StartAndStop => StartAndStopAsync(),
        RoundAct.Cancel => CancelAsync(random),
        RoundAct.Edit => EditAsync(random),
        RoundAct.FailAndRetry => FailAndRetryAsync(),
        RoundAct.LoseAndRetry => LoseAndRetryAsync(),
        _ => ReloadAsync(),
    };

    /// <summary>The same kernel, with the variable that it had from the beginning.</summary>
    public async Task AssertKeptAsync()
    {
        Assert.Equal("42", (await Lab.RunCellAsync("kept")).Text.Trim());
        Assert.True(ProcessTree.IsAlive(kernel));
    }

    private async Task StartAndStopAsync()
    {
        await StartAsync("local");
        await StopAsync();
    }

    private async Task CancelAsync(Random random)
    {
        // From the click on, through the Java process, to the session: somewhere in it.
        var drivers = random.Next(3);
        await Panel.StartAsync("local");
        await Panel.StateAsync("queued", "starting");
        if (drivers > 0)
        {
            await ProcessTree.WaitThereAsync(Drivers, Deadline.Within(Deadline.Generous));
        }

        if (drivers > 1)
        {
            await Lab.Page.Locator(".startspark-panel[data-state='starting']").GetByText("context").First.WaitForAsync();
        }

        await Panel.Cancel.ClickAsync();
        await Panel.StateWithinAsync(Deadline.Cancel, "choose");
        await ProcessTree.WaitGoneAsync(Drivers(), Deadline.Within(Deadline.Cancel));
    }

    private async Task EditAsync(Random random)
    {
        await StartAsync("local");
        var partitions = random.Next(3, 9).ToString(CultureInfo.InvariantCulture);
        await Panel.EditConfAsync("spark.sql.shuffle.partitions", partitions);
        await Panel.Apply.ClickAsync();
        await Panel.StateAsync("stopping", "queued", "starting");
        await Panel.StateAsync("running", "failed");
        Assert.Contains(partitions, (await Lab.RunCellAsync(Language.ReadConf("spark.sql.shuffle.partitions"))).Text, StringComparison.Ordinal);
        await StopAsync();
        await Panel.DiscardEditsAsync();
    }

    private async Task FailAndRetryAsync()
    {
        await Panel.StartAsync("broken-master");
        await Panel.StateAsync("failed");
        Assert.Contains("127.0.0.1:1", await Panel.TextAsync(), StringComparison.Ordinal);
        await Panel.ChooseAnother.ClickAsync();
        await StartAsync("small");
        await StopAsync();
    }

    private async Task LoseAndRetryAsync()
    {
        await StartAsync("small");
        ProcessTree.Kill(Drivers());
        await Panel.StateWithinAsync(Deadline.Lost, "lost");
        await Panel.TryAgain.ClickAsync();
        await Panel.StateAsync("running", "failed");
        await UseAsync();
        await StopAsync();
    }

    private async Task ReloadAsync()
    {
        await StartAsync("small");
        await Lab.SaveAsync();
        await Lab.Page.ReloadAsync();
        await Lab.RestoredAsync();
        await Panel.OpenAsync();
        await Lab.OpenFileAsync(path);
        await Lab.ConnectedAsync();
        await Panel.StateWithinAsync(Deadline.Truth, "running");
        await Lab.KernelIdleAsync();
        await UseAsync();
        await StopAsync();
    }

    private async Task StartAsync(string cluster)
    {
        await Panel.StartAsync(cluster);
        await Panel.StateAsync("running", "failed");
        await UseAsync();
    }

    private async Task UseAsync() => Assert.Equal("7", (await Lab.RunCellAsync(Language.Count(7))).Text.Trim());

    private async Task StopAsync()
    {
        await Panel.Stop.ClickAsync();
        await Panel.StateAsync("choose");
    }

    private IReadOnlyList<int> Drivers() => ProcessTree.Drivers(kernel);
}
