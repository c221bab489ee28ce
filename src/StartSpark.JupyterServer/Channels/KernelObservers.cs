using Microsoft.Extensions.Logging;
using StartSpark.Jupyter.Messages;

namespace StartSpark.JupyterServer.Channels;

/// <summary>All observers as one; what one of them throws hurts neither the others nor the messages.</summary>
internal sealed class KernelObservers(IEnumerable<IKernelMessageObserver> observers, ILogger<KernelObservers> logger)
{
    private readonly IKernelMessageObserver[] all = [.. observers];

    public void Message(string kernelId, JupyterMessage message)
    {
        foreach (var observer in all)
        {
            try
            {
                observer.OnMessage(kernelId, message);
            }
            catch (Exception problem)
            {
                Log.ObserverFailed(logger, kernelId, problem);
            }
        }
    }

    public void Ended(string kernelId)
    {
        foreach (var observer in all)
        {
            try
            {
                observer.OnKernelEnded(kernelId);
            }
            catch (Exception problem)
            {
                Log.ObserverFailed(logger, kernelId, problem);
            }
        }
    }
}
