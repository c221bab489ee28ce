using System.CommandLine;
using System.Runtime.InteropServices;
using StartSpark.Hosting;
using StartSpark.Settings;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Installing;
using StartSpark.SparkHome.Locating;

namespace StartSpark.CommandLine;

/// <summary><c>startspark spark install|where</c>: the Spark that a start would use.</summary>
internal static class SparkCommand
{
    public static Command Build()
    {
        var where = new Command("where", "Print the folder of the Spark that a start would use.");
        where.SetAction(_ => Guarded(() =>
        {
            if (new SparkLocator(StartSparkPaths.FromEnvironment()).Find() is { } spark)
            {
                Console.WriteLine($"{spark.Home}  (Spark {spark.Version})");
                return Task.FromResult(0);
            }

            Console.Error.WriteLine("There is no Spark yet: `startspark spark install` fetches one, and so does the first start of a cluster that needs it.");
            return Task.FromResult(1);
        }));
        var install = new Command("install", "Install Spark where there is none, checked by its SHA-512.");
        install.SetAction((_, _) => Guarded(async () =>
        {
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
            SparkMirrors.Publish(SettingSources.Read());
            var installer = new SparkInstaller(StartSparkPaths.FromEnvironment(), SparkInstallerOptions.FromEnvironment());
            var spark = await installer.InstallAsync(new ProgressLine(), stop.Token);
            Console.WriteLine($"Spark {spark.Version} is in {spark.Home}.");
            return 0;
        }));
        return new Command("spark", "Find or install Spark.") { where, install };
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static async Task<int> Guarded(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SparkHomeException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled; nothing of it was kept.");
            return 130;
        }
    }
}
