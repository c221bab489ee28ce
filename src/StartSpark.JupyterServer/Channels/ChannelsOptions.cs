using System.ComponentModel.DataAnnotations;

namespace StartSpark.JupyterServer.Channels;

/// <summary>How much the server keeps for clients that read slowly or have lost their connection.</summary>
public sealed class ChannelsOptions
{
    /// <summary>How many bytes wait in memory for one client; what is beyond waits in a file.</summary>
    /// <value>Default 16 MiB.</value>
    [Range(0, int.MaxValue)]
    public int MemoryPerClientBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many bytes wait in a file for one connected client; one that is further behind is disconnected.</summary>
    /// <value>Default 4 GiB.</value>
    [Range(0, long.MaxValue)]
    public long DiskPerClientBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>How many bytes are kept for one client whose connection is lost; beyond, it begins anew when it returns.</summary>
    /// <value>Default 256 MiB.</value>
    [Range(0, long.MaxValue)]
    public long KeptPerAwayClientBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>For how many lost clients of one kernel messages are kept; the one longest away goes first.</summary>
    /// <value>Default 8.</value>
    [Range(0, 1000)]
    public int KeptAwayClients { get; set; } = 8;

    /// <summary>How long messages are kept for a client that has closed its connection in order, as a page does that is left.</summary>
    /// <value>Default 1 minute. For one whose connection broke they are kept as long as the kernel lives.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan KeptAfterClose { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The largest message that a client may send.</summary>
    /// <value>In bytes. Default 256 MiB.</value>
    [Range(1024, int.MaxValue / 2)]
    public int MaxMessageBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>How often a client that says nothing is pinged.</summary>
    /// <value>Default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a pinged client may take to answer before its connection counts as lost.</summary>
    /// <value>Default 2 minutes: a page that draws much output answers late and must not be cut off for it.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PingPatience { get; set; } = TimeSpan.FromMinutes(2);
}
