using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// Adds to the environment of the kernels that this server starts. Register any number of them as singletons; they are asked
/// in that order, on any thread.
/// </summary>
public interface IKernelEnvironment
{
    /// <summary>Changes the environment of a kernel that is about to start, at a restart too.</summary>
    /// <param name="spec">The kernelspec that it is started by.</param>
    /// <param name="variables">What differs from the server's own environment: a value sets, <see langword="null"/> removes.</param>
    void Prepare(KernelSpec spec, IDictionary<string, string?> variables);
}
