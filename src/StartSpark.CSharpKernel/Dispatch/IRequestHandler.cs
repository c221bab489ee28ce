using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Takes one type of request.</summary>
internal interface IRequestHandler
{
    /// <summary>The request's type, such as <c>execute_request</c>.</summary>
    string MessageType { get; }

    /// <summary>True when the request waits for the cells before it; only on the shell channel.</summary>
    bool TakesTurn => false;

    /// <summary>Handles a request. The status messages around it are the caller's.</summary>
    Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken);

    /// <summary>Answers a request that will not be handled, because a cell before it failed.</summary>
    /// <returns>False when this type is handled all the same.</returns>
    bool TryAbort(JupyterMessage request) => false;

    /// <summary>Called when everything about the request has been sent.</summary>
    void AfterIdle()
    {
    }
}
