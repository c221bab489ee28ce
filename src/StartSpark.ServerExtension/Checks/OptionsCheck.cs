using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StartSpark.Contracts.Checks;
using StartSpark.Contracts.Options;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.KnownOptions;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether Spark knows the options, and may take their values. Nothing is started for it: a Spark that was not asked yet is not judged.</summary>
internal sealed partial class OptionsCheck(SparkLocator locator, OptionLister lister) : ILaunchCheck
{
    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var known = Known(subject, out var isWhole).ToDictionary(option => option.Name, StringComparer.Ordinal);
        foreach (var (name, value) in subject.Config.Conf)
        {
            if (!known.TryGetValue(name, out var option))
            {
                if (!name.StartsWith("spark.", StringComparison.Ordinal))
                {
                    yield return Finding.Warning($"Spark reads only options whose names begin with spark., and not {name}.", "Correct the name, or take it out.", CheckSubject.Key(name));
                }
                else if (isWhole && !Open().IsMatch(name))
                {
                    yield return Finding.Warning($"This Spark does not document an option {name}; it is passed on as it is.", "Look at how it is written.", CheckSubject.Key(name));
                }
            }
            else if (value is ConfValue.Literal literal && !JudgedElsewhere().IsMatch(name) && OptionValue.WhyNot(option.Type, literal.Text) is { } why)
            {
                yield return Finding.Warning($"The value of {name} is not {why}, so Spark may refuse it.", "Correct it in the config.", CheckSubject.Key(name));
            }
        }
    }

    private IReadOnlyList<SparkOption> Known(CheckSubject subject, out bool isWhole)
    {
        SparkInstallation? spark = null;
        try
        {
            spark = subject.HasDriver ? locator.Find(subject.Config.SparkHome, subject.Variable("SPARK_HOME")) : null;
        }
        catch (SparkHomeException)
        {
            // Another check tells it.
        }

        return lister.Peek(spark, out isWhole);
    }

    /// <summary>The checks of memory and ports say more of these values.</summary>
    [GeneratedRegex(@"^spark\.(driver|executor)\.memory$|\.port$", RegexOptions.CultureInvariant)]
    private static partial Regex JudgedElsewhere();

    /// <summary>Names below which anything may stand, as Spark documents them; the form of the panel (name-check.ts) knows the same.</summary>
    [GeneratedRegex(
        """
        ^spark\.(
            hadoop | hive | executorEnv | metrics\.conf | ssl | .+\.param
          | sql\.catalog | sql\.streaming\.stateStore\.rocksdb
          | (rpc|shuffle|files)\.io | network\.crypto\.config | io\.encryption\.commons\.config
          | (driver|executor|worker|task)\.resource
          | yarn\.appMasterEnv | yarn\.(am|driver|executor)\.resource
          | kubernetes\.(driverEnv | node\.selector | driver\.service\.(annotation|label) | authenticate\.(submission | driver(\.mounted)?))
          | kubernetes\.(driver|executor)\.(annotation | label | node\.selector | secretKeyRef | secrets | volumes)
        )\..
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Open();
}
