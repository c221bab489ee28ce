using System.Collections.Concurrent;
using StartSpark.Contracts.Comm;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.Channels;
using StartSpark.ServerExtension.KernelStatuses;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>
/// Remembers where each kernel's Spark UI listens, learnt from nothing but what the kernel itself publishes, so that no request can choose
/// where the forwarder goes.
/// </summary>
internal sealed class SparkUiAddresses : IKernelMessageObserver
{
    private readonly ConcurrentDictionary<string, SparkUiAddress> _addresses = new(StringComparer.Ordinal);

    /// <summary>What the kernel last said of its Spark.</summary>
    public SparkUiAddress Of(string kernelId) => _addresses.GetValueOrDefault(kernelId, SparkUiAddress.NoSpark);

    public void OnMessage(string kernelId, JupyterMessage message)
    {
        if (KernelStatus.Read(message) is { } status)
        {
            _addresses[kernelId] = Read(status);
        }
    }

    public void OnKernelEnded(string kernelId) => _addresses.TryRemove(kernelId, out _);

    private static SparkUiAddress Read(StatusMessage status)
    {
        // While its successor waits for its turn, a Spark is in use as before.
        if (status.State is not SparkState.Running && status is not { State: SparkState.Queued, UiUrl: not null })
        {
            return SparkUiAddress.NoSpark;
        }

        return Uri.TryCreate(status.UiUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            ? new SparkUiAddress(true, url)
            : SparkUiAddress.NoUi;
    }
}
