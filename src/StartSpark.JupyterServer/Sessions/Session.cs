using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>A document that is open with a kernel; immutable, a change makes a new one of the same id.</summary>
internal sealed record Session(string Id, string Path, string Name, string Type, Kernel Kernel)
{
    /// <summary>What the REST API shows.</summary>
    public SessionModel ToModel() => new(
        Id, Path, Name, Type, Kernel.ToModel(), Type == "notebook" ? new SessionNotebook(Path, Name) : null);
}
