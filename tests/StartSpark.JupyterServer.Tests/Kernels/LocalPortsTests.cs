using System.Net;
using System.Net.Sockets;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class LocalPortsTests
{
    [Fact]
    public void Reserve_ManyKernels_GivesNoPortTwiceAndNoneOfTheOutgoingRange()
    {
        var ports = new LocalPorts();

        var all = Enumerable.Range(0, 40)
            .Select(_ => ports.Reserve("x"))
            .SelectMany(each => new[] { each.ShellPort, each.ControlPort, each.StdinPort, each.IOPubPort, each.HeartbeatPort })
            .ToList();

        Assert.Equal(200, all.Distinct().Count());
        Assert.All(all, port => Assert.InRange(port, 10_000, 32_767));
    }

    [Fact]
    public void Reserve_Twice_GivesDifferentKeys()
    {
        var ports = new LocalPorts();

        Assert.NotEqual(ports.Reserve("x").Key, ports.Reserve("x").Key);
    }

    [Fact]
    public void AreFree_OnePortTaken_SaysNo()
    {
        var connection = new LocalPorts().Reserve("x");
        Assert.True(LocalPorts.AreFree(connection));

        using var thief = new TcpListener(IPAddress.Loopback, connection.StdinPort);
        thief.Start();

        Assert.False(LocalPorts.AreFree(connection));
    }
}
