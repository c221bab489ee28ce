namespace StartSpark.JupyterServer.Kernels;

/// <summary>What the rest of the program may know of the kernels: which run. Thread-safe.</summary>
public interface IRunningKernels
{
    /// <summary>The kernels of the lists; warm ones that nobody has asked for are not among them.</summary>
    /// <returns>A snapshot, in the order of their starts.</returns>
    IReadOnlyList<KernelModel> List();

    /// <summary>Looks a kernel up.</summary>
    /// <param name="kernelId">Its id.</param>
    /// <returns>Its state now; null when there is no such kernel.</returns>
    KernelModel? Find(string kernelId);
}
