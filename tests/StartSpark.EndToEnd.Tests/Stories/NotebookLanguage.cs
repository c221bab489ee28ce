namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>The same few cells in the words of each kernel.</summary>
public sealed record NotebookLanguage
{
    public static NotebookLanguage CSharp { get; } = new()
    {
        Card = "C#",
        KernelName = "csharp",
        ReadConf = key => $"spark.Conf().Get(\"{key}\")",
        Keep = "var kept = 42;",
        Process = "Environment.ProcessId",
        Count = n => $"spark.Range({n}).Count()",
        LongJob = """spark.Sql("select count(slept) from (select java_method('java.lang.Thread', 'sleep', 200L) as slept from range(0, 5000, 1, 5000))").Show();""",
        WaitFor = file => $$"""while (!File.Exists(@"{{file}}")) { await Task.Delay(20); } "gone on" """,
        WriteToLog = line => $"""spark.Sql("select java_method('org.slf4j.helpers.Reporter', 'error', '{line}')").Collect();""",
        MadeByHand = """var mine = SparkSession.Builder().Master("local[1]").AppName("by hand").GetOrCreate();""",
    };

    public static NotebookLanguage Python { get; } = new()
    {
        Card = "Python 3",
        KernelName = "python3",
        ReadConf = key => $"spark.conf.get('{key}')",
        Keep = "kept = 42",
        Process = "import os; os.getpid()",
        Count = n => $"spark.range({n}).count()",
        LongJob = """spark.sql("select count(slept) from (select java_method('java.lang.Thread', 'sleep', 200L) as slept from range(0, 5000, 1, 5000))").show()""",
        WaitFor = file => $"import os, time\nwhile not os.path.exists(r'{file}'): time.sleep(.02)\n'gone on'",
        WriteToLog = line => $"""spark.sql("select java_method('org.slf4j.helpers.Reporter', 'error', '{line}')").collect()""",
        MadeByHand = "from pyspark.sql import SparkSession\nmine = SparkSession.builder.master('local[1]').appName('by hand').getOrCreate()",
    };

    /// <summary>Each of them, for a story that is told once in each.</summary>
    public static IReadOnlyList<NotebookLanguage> All { get; } = [CSharp, Python];

    /// <summary>The kernel's name on its card in the launcher.</summary>
    public required string Card { get; init; }

    /// <summary>The name of its kernelspec.</summary>
    public required string KernelName { get; init; }

    /// <summary>Reads one of the session's settings.</summary>
    public required Func<string, string> ReadConf { get; init; }

    /// <summary>Sets the variable <c>kept</c> to 42.</summary>
    public required string Keep { get; init; }

    /// <summary>The kernel's process id.</summary>
    public required string Process { get; init; }

    /// <summary>Counts so many rows in Spark.</summary>
    public required Func<int, string> Count { get; init; }

    /// <summary>A job that does not end by itself while a test lasts, and leaves the processor to what is tested.</summary>
    public required string LongJob { get; init; }

    /// <summary>Waits for a file without Spark.</summary>
    public required Func<string, string> WaitFor { get; init; }

    /// <summary>Has the driver write a line to its log.</summary>
    public required Func<string, string> WriteToLog { get; init; }

    /// <summary>Makes a session without the panel.</summary>
    public required string MadeByHand { get; init; }

    public static NotebookLanguage Of(string card) => card == CSharp.Card ? CSharp : Python;

    public override string ToString() => Card;
}
