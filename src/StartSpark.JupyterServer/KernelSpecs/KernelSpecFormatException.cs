namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>A kernel.json that cannot start a kernel; the message says which and why.</summary>
internal sealed class KernelSpecFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
