using System.Diagnostics;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Python notebooks in the same page.</summary>
public class PythonNotebookTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task PlainPythonNotebook_RunsAndTheCodeThatIsShownStartsSpark()
    {
        Require.That(File.Exists("/usr/share/jupyter/kernels/python3/kernel.json"), "Install ipykernel (Debian: apt install python3-ipykernel).");
        await using var story = await Story.BeginAsync(chromium);
        var lab = story.Lab;

        await lab.NewNotebookAsync("Python 3");
        Assert.Equal("42", (await lab.RunCellAsync("6 * 7")).Text.Trim());

        await lab.Panel.OpenAsync();
        await lab.Panel.StateAsync("choose");
        await lab.Panel.Cluster.SelectOptionAsync("local");
        var shown = lab.Panel.Root.Locator("pre.startspark-code").Filter(new() { HasText = "SparkSession" });
        await shown.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        var code = await shown.TextContentAsync() ?? "";

        // The code that the panel shows runs in a plain Python too, with the Spark of this machine.
        var spark = await TestSpark.HomeAsync(TestContext.Current.CancellationToken);
        var py4j = Directory.GetFiles(Path.Combine(spark, "python", "lib"), "py4j-*.zip").Single();
        var start = new ProcessStartInfo(Require.Python(), ["-c", code + "\nprint('answer', spark.range(7).count())\nspark.stop()\n"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = story.Root,
        };
        start.Environment["PYTHONPATH"] = string.Join(Path.PathSeparator, Path.Combine(spark, "python"), py4j);
        start.Environment["SPARK_HOME"] = spark;
        start.Environment["PYSPARK_PYTHON"] = Require.Python();
        using var python = Process.Start(start)!;
        Assert.Contains("answer 7", await python.StandardOutput.ReadToEndAsync(Deadline.Within(Deadline.Generous)));
        await python.WaitForExitAsync(Deadline.Within(Deadline.Generous));
        Assert.Equal(0, python.ExitCode);
    }
}
