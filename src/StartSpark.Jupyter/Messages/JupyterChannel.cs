namespace StartSpark.Jupyter.Messages;

/// <summary>The channels of Jupyter's messaging protocol that carry messages (the heartbeat carries none).</summary>
public enum JupyterChannel
{
    /// <summary>Requests that take their turn: execution, completion, inspection.</summary>
    Shell,

    /// <summary>Requests that must not wait for a running cell: interrupt, shutdown, our comm.</summary>
    Control,

    /// <summary>The kernel's questions to the person at the front end.</summary>
    Stdin,

    /// <summary>What the kernel publishes to everybody: status, output, comm messages.</summary>
    IOPub,
}
