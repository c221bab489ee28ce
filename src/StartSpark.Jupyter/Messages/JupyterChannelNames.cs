namespace StartSpark.Jupyter.Messages;

/// <summary>The channel names as they stand in WebSocket frames.</summary>
public static class JupyterChannelNames
{
    /// <summary>The protocol's lower-case name of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns><c>shell</c>, <c>control</c>, <c>stdin</c> or <c>iopub</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public static string NameOf(JupyterChannel channel) => channel switch
    {
        JupyterChannel.Shell => "shell",
        JupyterChannel.Control => "control",
        JupyterChannel.Stdin => "stdin",
        JupyterChannel.IOPub => "iopub",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Not a Jupyter channel."),
    };

    /// <summary>Reads a channel's name.</summary>
    /// <param name="name">The name; case matters.</param>
    /// <param name="channel">The channel, when the name is known.</param>
    /// <returns>Whether the name is one of the four.</returns>
    public static bool TryParse(string? name, out JupyterChannel channel)
    {
        switch (name)
        {
            case "shell": channel = JupyterChannel.Shell; return true;
            case "control": channel = JupyterChannel.Control; return true;
            case "stdin": channel = JupyterChannel.Stdin; return true;
            case "iopub": channel = JupyterChannel.IOPub; return true;
            default: channel = default; return false;
        }
    }
}
