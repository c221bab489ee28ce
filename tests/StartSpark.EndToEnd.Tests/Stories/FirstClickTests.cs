using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>The whole way: a fresh machine, one click, <c>spark</c> in the next cell.</summary>
public class FirstClickTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task OneClick_OnAMachineWithoutSpark_GivesSparkInTheNextCell()
    {
        Require.That(Directory.Exists(TestSpark.Mirror), $"Put a mirror of Apache Spark at {TestSpark.Mirror}, laid out as Apache's.");
        await using var story = await Story.BeginAsync(
            chromium, settings => settings with { ThroughDotnetRun = true, Environment = QuickCompilers.None }, withSpark: false);
        var lab = story.Lab;

        // A C# notebook, a cluster, one click. Spark is not there yet and is installed on the way.
        await lab.NewNotebookAsync("C#");
        await lab.Panel.StartAsync("local");
        await lab.Panel.StateAsync("running", "failed");
        await story.PictureAsync("running");
        Assert.Equal("running", await lab.Panel.Root.GetAttributeAsync("data-state"));

        var shown = await lab.RunCellAsync("""spark.Sql("select 1").Show();""");
        Assert.Null(shown.Error);
        Assert.Equal("+---+\n|  1|\n+---+\n|  1|\n+---+\n", shown.Text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");

        // A Parquet file beside the notebook, by a relative path.
        Assert.Null((await lab.RunCellAsync("""spark.Range(10).Select(Col("id"), (Col("id") * 2).Alias("twice")).Write().Parquet("numbers.parquet");""")).Error);
        Assert.True(Directory.Exists(Path.Combine(story.Root, "numbers.parquet")));
        var table = await lab.RunCellAsync("""spark.Read().Parquet("numbers.parquet").OrderBy("id")""");
        Assert.Null(table.Error);
        Assert.Contains("<table", table.Html);
        Assert.Contains("twice", table.Html);
        var sum = await lab.RunCellAsync("""spark.Read().Parquet("numbers.parquet").Agg(Sum("twice")).First().GetAs<long>(0)""");
        Assert.Equal("90", sum.Text.Trim());
        await story.PictureAsync("notebook");

        // The Spark UI opens through the server and knows the application.
        var ui = await story.OpenSparkUiAsync();
        await ui.ScreenshotAsync(new() { Path = RepositoryRoot.File("artifacts", "screenshots", "spark-ui.png") });
        Assert.Contains("/spark-ui/", ui.Url);
        Assert.Contains("local", await ui.TitleAsync(), StringComparison.OrdinalIgnoreCase);
        await ui.CloseAsync();

        // Stop: Spark is gone, the kernel and its variables are not.
        await lab.RunCellAsync("var kept = 42;");
        var sparks = story.Sparks();
        Assert.NotEmpty(sparks);
        await lab.Panel.Stop.ClickAsync();
        await lab.Panel.StateAsync("choose");
        await ProcessTree.WaitGoneAsync(sparks, Deadline.Within(Deadline.NothingLeft));
        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());
        var after = await lab.RunCellAsync("""spark.Sql("select 1").Show();""");
        Assert.Contains("stopped", after.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([], lab.Errors);
    }
}
