using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether there is a Java that Spark runs on.</summary>
internal sealed class JavaCheck : ILaunchCheck
{
    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!subject.HasDriver)
        {
            yield break;
        }

        LaunchCheck? found = null;
        try
        {
            await new JavaLocator(subject.Variable).FindAsync(subject.Config.JavaHome, cancellationToken);
        }
        catch (SparkHomeException error)
        {
            found = Finding.Error(error.Cause, error.Hint ?? "", ConfigKeys.JavaHome);
        }

        if (found is not null)
        {
            yield return found;
        }
    }
}
