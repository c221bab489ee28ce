using StartSpark.SparkHome.Installing;

namespace StartSpark.CommandLine;

/// <summary>Says how far an install is: a line that rewrites itself on a terminal, a line per phase and tenth elsewhere.</summary>
internal sealed class ProgressLine : IProgress<SparkInstallProgress>
{
    private string last = "";

    public void Report(SparkInstallProgress value)
    {
        var percent = value.Total > 0 ? (int)(100 * value.Bytes / value.Total) : 0;
        var shown = Console.IsErrorRedirected ? percent / 10 * 10 : percent;
        var text = value.Total > 0 ? $"{value.Phase} Spark {value.Version}: {shown} % of {value.Total / 1_000_000} MB" : $"{value.Phase} Spark {value.Version}";
        if (text == last)
        {
            return;
        }

        last = text;
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(text);
        }
        else
        {
            Console.Error.Write($"\r{text,-60}{(shown == 100 ? "\n" : "")}");
        }
    }
}
