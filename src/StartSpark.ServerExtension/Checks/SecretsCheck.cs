using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether secrets are where the config says; whether, never what.</summary>
internal sealed class SecretsCheck : ILaunchCheck
{
    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (option, value) in subject.Config.Conf)
        {
            var key = CheckSubject.Key(option);
            switch (value)
            {
                case ConfValue.FromEnvironment secret when string.IsNullOrEmpty(Environment.GetEnvironmentVariable(secret.Name)):
                    // A kernelspec may set it for the kernel alone.
                    yield return Finding.Warning($"The variable {secret.Name}, which {option} is read from, is not set where the server runs.", "Set it before the server is started, or in the kernel's own environment.", key);
                    break;
                case ConfValue.FromFile secret when !File.Exists(secret.Path):
                    yield return Finding.Error($"There is no file {secret.Path}, which {option} is read from.", "Correct the path, or make the file.", key);
                    break;
                case ConfValue.FromFile secret when !IsReadable(secret.Path):
                    yield return Finding.Error($"The file {secret.Path}, which {option} is read from, may not be read by you.", "Mend its rights.", key);
                    break;
            }
        }
    }

    private static bool IsReadable(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
