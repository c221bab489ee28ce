using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Connection;

/// <summary>What a connection file says: where a kernel's five sockets are and the key of its signatures.</summary>
/// <remarks>Jupyter client documentation, "Making kernels for Jupyter", section "Connection files".</remarks>
public sealed record ConnectionInfo
{
    /// <summary>The transport; only <c>tcp</c> is known here.</summary>
    [JsonPropertyName("transport")]
    public string Transport { get; init; } = "tcp";

    /// <summary>The address that the sockets bind; loopback by default.</summary>
    [JsonPropertyName("ip")]
    public string Ip { get; init; } = "127.0.0.1";

    /// <summary>Port of the shell channel; 0 lets the system choose where the kernel binds first.</summary>
    [JsonPropertyName("shell_port")]
    public int ShellPort { get; init; }

    /// <summary>Port of the control channel.</summary>
    [JsonPropertyName("control_port")]
    public int ControlPort { get; init; }

    /// <summary>Port of the stdin channel.</summary>
    [JsonPropertyName("stdin_port")]
    public int StdinPort { get; init; }

    /// <summary>Port of the IOPub channel.</summary>
    [JsonPropertyName("iopub_port")]
    public int IOPubPort { get; init; }

    /// <summary>Port of the heartbeat.</summary>
    [JsonPropertyName("hb_port")]
    public int HeartbeatPort { get; init; }

    /// <summary>The key of the signatures; a secret.</summary>
    [JsonPropertyName("key")]
    public string Key { get; init; } = "";

    /// <summary>The scheme of the signatures; <c>hmac-sha256</c> by default.</summary>
    [JsonPropertyName("signature_scheme")]
    public string SignatureScheme { get; init; } = "hmac-sha256";

    /// <summary>The name of the kernelspec; empty where it is not known.</summary>
    [JsonPropertyName("kernel_name")]
    public string KernelName { get; init; } = "";

    /// <summary>A fresh key: 256 random bits as hex.</summary>
    /// <returns>The key.</returns>
    public static string CreateKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The ZeroMQ address of a port.</summary>
    /// <param name="port">One of this connection's ports.</param>
    /// <returns>Such as <c>tcp://127.0.0.1:5000</c>.</returns>
    public string AddressOf(int port) => $"{Transport}://{Ip}:{port}";

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="JupyterFormatException">It is not a connection file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ConnectionInfo Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ConnectionJson.Default.ConnectionInfo)
                ?? throw new JupyterFormatException($"The connection file '{path}' holds null.");
        }
        catch (JsonException problem)
        {
            throw new JupyterFormatException($"The connection file '{path}' is not valid: {problem.Message}", problem);
        }
    }

    /// <summary>Writes the connection file, readable by its owner alone where the system knows file modes.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this, ConnectionJson.Default.ConnectionInfo);
    }
}
