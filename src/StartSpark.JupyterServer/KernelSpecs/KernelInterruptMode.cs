namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>How a kernel wants to be interrupted (kernel.json, <c>interrupt_mode</c>).</summary>
public enum KernelInterruptMode
{
    /// <summary>By the operating system's interrupt signal; the default of kernel.json.</summary>
    Signal,

    /// <summary>By an <c>interrupt_request</c> on the control channel.</summary>
    Message,
}
