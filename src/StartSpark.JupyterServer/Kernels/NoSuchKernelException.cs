namespace StartSpark.JupyterServer.Kernels;

/// <summary>A kernelspec was named that this machine does not have.</summary>
internal sealed class NoSuchKernelException(string name) : Exception(
    $"The '{name}' kernel is not available. Please pick another suitable kernel instead, or install that kernel.")
{
    /// <summary>The name that was asked for.</summary>
    public string Name { get; } = name;
}
