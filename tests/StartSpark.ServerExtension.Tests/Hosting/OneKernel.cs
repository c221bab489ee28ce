using StartSpark.JupyterServer.Kernels;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>Knows of one kernel without starting its process.</summary>
internal sealed class OneKernel(string id) : IRunningKernels
{
    private readonly KernelModel _kernel = new(id, "csharp", "2026-11-24T00:00:00.000000Z", "idle", 1);

    public IReadOnlyList<KernelModel> List() => [_kernel];

    public KernelModel? Find(string kernelId) => kernelId == id ? _kernel : null;
}
