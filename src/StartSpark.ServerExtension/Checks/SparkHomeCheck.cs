using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether the Spark that is named is one, and not too old; where none is named or installed, the panel offers to install it.</summary>
internal sealed class SparkHomeCheck(SparkLocator locator) : ILaunchCheck
{
    private const string Variable = "SPARK_HOME";

    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (subject.HasDriver && Find(subject) is { } found)
        {
            yield return found;
        }
    }

    private LaunchCheck? Find(CheckSubject subject)
    {
        try
        {
            locator.Find(subject.Config.SparkHome, subject.Variable(Variable));
            return null;
        }
        catch (SparkHomeException error)
        {
            var key = subject.Config.SparkHome is not null ? ConfigKeys.SparkHome
                : subject.Config.ValueOf(ConfigKeys.EnvPrefix + Variable) is not null ? ConfigKeys.EnvPrefix + Variable : null;
            return Finding.Error(error.Cause, error.Hint ?? "", key);
        }
    }
}
