namespace StartSpark.JupyterServer.Kernels;

/// <summary>A kernel could not be started; the message is meant for the person who asked for it.</summary>
internal sealed class KernelStartException(string message, Exception? innerException = null) : Exception(message, innerException);
