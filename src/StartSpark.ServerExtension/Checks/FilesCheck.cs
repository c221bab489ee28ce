using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether the files that the options name are there, of those that lie on this machine.</summary>
internal sealed class FilesCheck : ILaunchCheck
{
    private static readonly string[] Options = ["spark.jars", "spark.files", "spark.archives", "spark.submit.pyFiles", "spark.driver.extraClassPath", "spark.kerberos.keytab"];

    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var option in subject.HasDriver ? Options : [])
        {
            var separator = option == "spark.driver.extraClassPath" ? Path.PathSeparator : ',';
            foreach (var path in (subject.Option(option) ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(LocalPath).OfType<string>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!Path.Exists(path))
                {
                    yield return Finding.Error($"There is no file {path}, which {option} names.", "Correct the path, or take it out.", CheckSubject.Key(option));
                }
            }
        }
    }

    /// <summary>A path on this machine; null for one elsewhere, one with wildcards, and one that depends on the notebook's folder.</summary>
    private static string? LocalPath(string text)
    {
        var path = text.Split('#')[0];
        if (path.StartsWith("file:/", StringComparison.Ordinal))
        {
            // Java writes one slash where others write three.
            path = new Uri("file:///" + path["file:".Length..].TrimStart('/')).LocalPath;
        }

        return Path.IsPathFullyQualified(path) && path.IndexOfAny(['*', '?', '{', '[']) < 0 ? path : null;
    }
}
