using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Something that waits for its turn among the cells.</summary>
internal abstract class QueuedWork
{
    /// <summary>The request behind it; null for code of an extension.</summary>
    public virtual JupyterMessage? Request => null;

    /// <summary>True when it is aborted after a cell before it failed (<c>stop_on_error</c>).</summary>
    public virtual bool EndsWithFailedCell => false;

    /// <summary>Does the work on the thread of the queue.</summary>
    public abstract void Run(CancellationToken cancellationToken);

    /// <summary>Tells whoever waits that it will never run.</summary>
    public abstract void Abort();
}
