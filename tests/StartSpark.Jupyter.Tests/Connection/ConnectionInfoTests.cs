using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Tests.Connection;

public sealed class ConnectionInfoTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"kernel-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Read_WhatWasWritten_GivesTheSame()
    {
        var info = new ConnectionInfo { ShellPort = 1, ControlPort = 2, StdinPort = 3, IOPubPort = 4, HeartbeatPort = 5, Key = ConnectionInfo.CreateKey(), KernelName = "csharp" };

        info.Write(path);

        Assert.Equal(info, ConnectionInfo.Read(path));
    }

    [Fact]
    public void Write_FileOfOthersToRead_IsReadableByItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        File.WriteAllText(path, "{}");

        new ConnectionInfo().Write(path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Read_MadeByJupyterClient_IsUnderstood()
    {
        File.WriteAllText(path, """
            {"shell_port": 50001, "iopub_port": 50002, "stdin_port": 50003, "control_port": 50004, "hb_port": 50005,
             "ip": "127.0.0.1", "key": "5f-2a", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": ""}
            """);

        var info = ConnectionInfo.Read(path);

        Assert.Equal((50001, 50002, 50003, 50004, 50005), (info.ShellPort, info.IOPubPort, info.StdinPort, info.ControlPort, info.HeartbeatPort));
        Assert.Equal("tcp://127.0.0.1:50001", info.AddressOf(info.ShellPort));
    }

    [Fact]
    public void Read_BrokenJson_NamesTheFile()
    {
        File.WriteAllText(path, "{");

        Assert.Contains(path, Assert.Throws<JupyterFormatException>(() => ConnectionInfo.Read(path)).Message);
    }
}
