using NetMQ;

namespace StartSpark.Jupyter.Sockets;

/// <summary>Between the codec's frames and NetMQ's.</summary>
internal static class ZmqFrames
{
    /// <summary>The frames of a received message; their bytes are NetMQ's own and are not reused by it.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(NetMQMessage message)
    {
        var frames = new ReadOnlyMemory<byte>[message.FrameCount];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = message[i].Buffer.AsMemory(0, message[i].MessageSize);
        }

        return frames;
    }

    /// <summary>Makes a message to send.</summary>
    public static NetMQMessage Write(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        var message = new NetMQMessage(frames.Count);
        foreach (var frame in frames)
        {
            message.Append(frame.ToArray());
        }

        return message;
    }
}
