using System.Diagnostics;
using StartSpark.Bench.Programs;

namespace StartSpark.Bench.Measures;

/// <summary>The C# kernel against ipykernel: the first answer, and the first cell after two seconds.</summary>
internal sealed class KernelStart : IMeasure
{
    public string Name => "kernel-start";

    public string What => "process start until kernel_info_reply, C# against ipykernel in turn; first cell two seconds later";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        var ours = new List<double>();
        var peer = new List<double>();
        var cells = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var (csharp, cell) = await MeasureAsync(KernelProcess.CSharp(), withCell: true, cancellationToken);
            var (ipython, _) = await MeasureAsync(KernelProcess.IPython(), withCell: false, cancellationToken);
            if (run > 0)
            {
                ours.Add(csharp);
                cells.Add(cell * 1000);
                peer.Add(ipython);
            }
        }

        report.Ratio("C# kernel_info / ipykernel's", ours, peer, 0.5);
        report.Median("first C# cell, 2 s after kernel_info", cells, 60, "ms");
    }

    private static async Task<(double Info, double Cell)> MeasureAsync(KernelProcess kernel, bool withCell, CancellationToken cancellationToken)
    {
        await using (kernel)
        {
            await kernel.InfoAsync(cancellationToken);
            var info = Stopwatch.GetElapsedTime(kernel.Started).TotalSeconds;
            if (!withCell)
            {
                return (info, 0);
            }

            await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            return (info, await kernel.ExecuteAsync("1+1", cancellationToken));
        }
    }
}
