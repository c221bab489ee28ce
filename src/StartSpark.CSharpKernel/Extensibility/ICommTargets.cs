namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Comm targets of this kernel and the comms that are open.</summary>
public interface ICommTargets
{
    /// <summary>Makes a target known under a name, so that front ends can open comms to it.</summary>
    /// <param name="targetName">The <c>target_name</c> of <c>comm_open</c>.</param>
    /// <param name="target">Receives the traffic of all comms of that name.</param>
    /// <returns>Disposing it takes the target back; open comms stay open and fall silent.</returns>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    IDisposable Register(string targetName, ICommTarget target);

    /// <summary>Opens a comm from the kernel's side.</summary>
    /// <param name="targetName">The front end's target.</param>
    /// <param name="data">The <c>data</c> of <c>comm_open</c>: one JSON object as UTF-8.</param>
    /// <param name="target">Receives what the front end answers.</param>
    /// <returns>The open comm.</returns>
    IComm Open(string targetName, ReadOnlyMemory<byte> data, ICommTarget target);

    /// <summary>Whether anybody hears what is broadcast to a target.</summary>
    /// <param name="targetName">The target's name.</param>
    /// <returns>True while a comm of it is open.</returns>
    bool IsOpen(string targetName);

    /// <summary>Sends one message to every open comm of a target.</summary>
    /// <param name="targetName">The target's name.</param>
    /// <param name="data">The <c>data</c> of <c>comm_msg</c>: one JSON object as UTF-8.</param>
    void Broadcast(string targetName, ReadOnlyMemory<byte> data);
}
