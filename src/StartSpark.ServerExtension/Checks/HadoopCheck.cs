using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether YARN's settings are where they are said to be.</summary>
internal sealed class HadoopCheck : ILaunchCheck
{
    private const string Hadoop = "HADOOP_CONF_DIR";
    private const string Yarn = "YARN_CONF_DIR";
    private const string Key = ConfigKeys.EnvPrefix + Hadoop;

    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (subject.Config.Master is not "yarn")
        {
            yield break;
        }

        const string Hint = "Set it under env to the folder that holds core-site.xml and yarn-site.xml.";
        var folders = new[] { subject.Variable(Yarn), subject.Variable(Hadoop) }.OfType<string>().ToList();
        if (folders.Count == 0)
        {
            // Spark's own spark-env.sh may set it for the driver, which is not run here.
            yield return Finding.Warning($"{Hadoop} is not set, so nothing says where the YARN cluster is.", Hint, Key);
        }
        else if (folders.Find(Directory.Exists) is not { } folder)
        {
            yield return Finding.Error($"{Hadoop} names {folders[0]}, and there is no such folder.", Hint, Key);
        }
        else if (!folders.Exists(one => File.Exists(Path.Combine(one, "yarn-site.xml"))))
        {
            yield return Finding.Warning($"There is no yarn-site.xml in {folder}.", Hint, Key);
        }
    }
}
