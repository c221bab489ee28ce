namespace StartSpark.JupyterServer.Sessions;

/// <summary>A session was to get a kernel that does not live.</summary>
internal sealed class UnknownKernelIdException(string kernelId) : Exception($"No such kernel: {kernelId}");
