using System.Globalization;
using System.Text.Json;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>kill -9 of each program at each moment: nothing is left after five seconds, the panel says so, the notebook is whole.</summary>
public class KillTests(ChromiumFixture chromium, ITestOutputHelper output)
{
    public enum Moment
    {
        Starting,
        Idle,
        RunningAJob,
    }

    [Fact]
    public async Task Kill_KernelOrDriverAtAnyMoment_LeavesNothingAndSaysSo()
    {
        Require.Linux();
        await using var story = await Story.BeginAsync(chromium);
        foreach (var language in NotebookLanguage.All)
        {
            foreach (var victim in new[] { "kernel", "driver" })
            {
                foreach (var moment in Enum.GetValues<Moment>())
                {
                    output.WriteLine($"{language.Card}: {victim} {moment}");
                    await KillAsync(story, language, moment, victim);
                }
            }
        }
    }

    [Theory]
    [InlineData("C#", Moment.Starting)]
    [InlineData("Python 3", Moment.Idle)]
    [InlineData("C#", Moment.RunningAJob)]
    public async Task Kill_ServerAtAnyMoment_LeavesNothingAndSaysSo(string kernel, Moment moment)
    {
        Require.Linux();
        await using var story = await Story.BeginAsync(chromium);
        await KillAsync(story, NotebookLanguage.Of(kernel), moment, "server");
    }

    private static async Task KillAsync(Story story, NotebookLanguage language, Moment moment, string victim)
    {
        var lab = story.Lab;
        var path = $"{language.KernelName}-{victim}-{moment}.ipynb";
        await lab.NewNotebookFileAsync(path, language.KernelName);
        var kernel = int.Parse((await lab.RunCellAsync(language.Process)).Text, CultureInfo.InvariantCulture);
        await lab.SaveAsync();
        var job = await BringToAsync(story, language, moment);
        var drivers = story.Drivers();
        Assert.NotEmpty(drivers);
        int[] doomed = victim switch
        {
            "kernel" => [kernel, .. ProcessTree.Descendants(kernel)],
            "server" => [.. story.Host.Descendants()],
            _ => [.. drivers],
        };

        ProcessTree.Kill([victim switch { "kernel" => kernel, "server" => story.Host.ProcessId, _ => drivers[^1] }]);

        await ProcessTree.WaitGoneAsync(doomed, Deadline.Within(Deadline.NothingLeft));
        await lab.Panel.StateAsync(moment == Moment.Starting ? ["failed", "lost"] : ["lost"]);
        Assert.Contains(victim, await lab.Panel.TextAsync(), StringComparison.OrdinalIgnoreCase);
        using var notebook = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(story.Root, path), TestContext.Current.CancellationToken));
        Assert.Contains(language.Process, notebook.RootElement.GetProperty("cells")[0].GetProperty("source").ToString(), StringComparison.Ordinal);
        if (victim == "kernel")
        {
            // JupyterLab says that it starts it again.
            await lab.AcceptDialogAsync();
        }
        else if (victim == "driver")
        {
            if (job is { } cell)
            {
                // The kernel takes no other cell before this one has failed.
                var told = await lab.ResultAsync(cell);
                Assert.Contains("(signal 9", told.Error, StringComparison.Ordinal);
                Assert.Equal("", told.Text);
            }

            Assert.Equal(kernel.ToString(CultureInfo.InvariantCulture), (await lab.RunCellAsync(language.Process)).Text.Trim());
        }
    }

    /// <summary>Gives the cell whose job runs, at that moment.</summary>
    private static async Task<int?> BringToAsync(Story story, NotebookLanguage language, Moment moment)
    {
        await story.Lab.Panel.StartAsync("local");
        if (moment == Moment.Starting)
        {
            // A JVM that dies before it has said anything is started once more: it may be its archive of classes that is damaged.
            await story.Lab.Page.Locator(".startspark-panel[data-state='starting']").GetByText("context").First.WaitForAsync();
            return null;
        }

        await story.Lab.Panel.StateAsync("running", "failed");
        if (moment != Moment.RunningAJob)
        {
            return null;
        }

        var job = await story.Lab.SendCellAsync(language.LongJob);
        await story.AJobRunsAsync();
        return job;
    }
}
