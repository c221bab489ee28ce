using System.Net;
using System.Net.Sockets;
using StartSpark.Hosting;
using StartSpark.Settings;

namespace StartSpark.Tests.Hosting;

public class PortFinderTests
{
    [Fact]
    public void Listen_Zero_IsAnyFreePortThatListensAtOnce()
    {
        using var socket = PortFinder.Listen(IPAddress.Loopback, 0);
        using var client = new TcpClient();

        client.Connect((IPEndPoint)socket.LocalEndPoint!);

        Assert.True(client.Connected);
    }

    [Fact]
    public void Listen_ChosenPortIsTaken_SaysSoAndWhatToDo()
    {
        using var first = PortFinder.Listen(IPAddress.Loopback, 0);
        var port = ((IPEndPoint)first.LocalEndPoint!).Port;

        var problem = Assert.Throws<SettingsException>(() => PortFinder.Listen(IPAddress.Loopback, port));

        Assert.Equal($"Port {port} of 127.0.0.1 is taken; choose another with --port, or 0 for any free one.", problem.Message);
    }

    [Fact]
    public void Listen_DefaultPortIsTaken_TakesTheNextFreeOne()
    {
        using var first = PortFinder.Listen(IPAddress.Loopback, HostSettings.DefaultPort);
        using var second = PortFinder.Listen(IPAddress.Loopback, HostSettings.DefaultPort);

        Assert.True(((IPEndPoint)second.LocalEndPoint!).Port > ((IPEndPoint)first.LocalEndPoint!).Port);
    }

    [Fact]
    public void Listen_AddressOfAnotherMachine_SaysSo() =>
        Assert.Contains("Nothing can listen on 192.0.2.77", Assert.Throws<SettingsException>(() => PortFinder.Listen(IPAddress.Parse("192.0.2.77"), 0)).Message, StringComparison.Ordinal);
}
