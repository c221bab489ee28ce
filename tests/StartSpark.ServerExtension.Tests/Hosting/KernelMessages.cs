using System.Text;
using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>Messages as a kernel sends them.</summary>
internal static class KernelMessages
{
    public static JupyterMessage Status(string state, string? uiUrl) =>
        Comm($$$"""{"v":1,"type":"status","state":"{{{state}}}","uiUrl":{{{(uiUrl is null ? "null" : $"\"{JsonEncodedText.Encode(uiUrl)}\"")}}},"stages":[]}""");

    public static JupyterMessage Comm(string data, string type = "comm_msg", JupyterChannel channel = JupyterChannel.IOPub) =>
        JupyterMessage.Create(channel, type, "session", Encoding.UTF8.GetBytes($$$"""{"comm_id":"c1","data":{{{data}}}}"""));
}
