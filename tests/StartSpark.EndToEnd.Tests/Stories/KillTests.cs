using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>kill -9 of each program at each moment: nothing is left after five seconds, the panel says so, the notebook is whole.</summary>
public class KillTests(ChromiumFixture chromium)
{
    public enum Victim
    {
        Kernel,
        Server,
        Driver,
    }

    public enum Moment
    {
        Starting,
        Idle,
        RunningAJob,
    }

    public static TheoryData<Victim, Moment> Deaths =>
        new(from victim in Enum.GetValues<Victim>() from moment in Enum.GetValues<Moment>() select (victim, moment));

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Kill_AnyProgramAtAnyMoment_LeavesNothingAndSaysSo(Victim victim, Moment moment)
    {
        Require.Linux();
        await using var story = await Story.BeginAsync(chromium);
        var lab = story.Lab;
        await lab.NewNotebookAsync("C#");
        var kernel = int.Parse((await lab.RunCellAsync("Environment.ProcessId")).Text, CultureInfo.InvariantCulture);
        await lab.SaveAsync();
        await BringToAsync(story, moment, kernel);

        var drivers = Drivers(kernel);
        Assert.NotEmpty(drivers);
        int[] doomed = victim switch
        {
            Victim.Kernel => [kernel, .. ProcessTree.Descendants(kernel)],
            Victim.Server => [.. story.Host.Descendants()],
            _ => [.. drivers],
        };
        Kill(victim switch { Victim.Kernel => kernel, Victim.Server => story.Host.ProcessId, _ => drivers[^1] });

        await ProcessTree.WaitGoneAsync(doomed, Deadline.Within(Deadline.NothingLeft));
        await lab.Panel.StateAsync(moment == Moment.Starting ? ["failed", "lost"] : ["lost"]);
        Assert.Contains(
            victim switch { Victim.Kernel => "kernel", Victim.Server => "server", _ => "driver" },
            await lab.Panel.TextAsync(),
            StringComparison.OrdinalIgnoreCase);
        AssertNotebookIsWhole(story);
        if (victim == Victim.Driver)
        {
            Assert.Equal(kernel.ToString(CultureInfo.InvariantCulture), (await lab.RunCellAsync("Environment.ProcessId")).Text.Trim());
        }
    }

    private static async Task BringToAsync(Story story, Moment moment, int kernel)
    {
        await story.Lab.Panel.StartAsync("local");
        if (moment == Moment.Starting)
        {
            await story.Lab.Panel.StateAsync("starting");
            var limit = Deadline.Within(Deadline.Generous);
            while (Drivers(kernel).Count == 0)
            {
                limit.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            return;
        }

        await story.Lab.Panel.StateAsync("running", "failed");
        if (moment == Moment.RunningAJob)
        {
            await story.Lab.SendCellAsync("""spark.Sql("select sum(a.id % 7) from range(1000000000000) a").Show();""");
            await story.AJobRunsAsync();
        }
    }

    private static IReadOnlyList<int> Drivers(int kernel) =>
        [.. ProcessTree.Descendants(kernel).Where(id => ProcessTree.CommandLine(id).Contains("org.apache.spark", StringComparison.Ordinal))];

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    private static void AssertNotebookIsWhole(Story story)
    {
        var file = Assert.Single(Directory.GetFiles(story.Root, "*.ipynb"));
        using var notebook = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Contains("ProcessId", notebook.RootElement.GetProperty("cells")[0].GetProperty("source").ToString());
    }
}
