using System.Text;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Tests;

/// <summary>Messages that the tests of this project share.</summary>
internal static class SampleMessages
{
    public static JupyterMessage With(JupyterChannel channel, string content, params string[] buffers) =>
        JupyterMessage.Create(
            channel,
            "comm_msg",
            "session-1",
            Encoding.UTF8.GetBytes(content),
            buffers: [.. buffers.Select(buffer => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(buffer))]);

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static void AssertSame(JupyterMessage expected, JupyterMessage actual)
    {
        Assert.Equal(expected.Channel, actual.Channel);
        Assert.Equal(Text(expected.HeaderJson), Text(actual.HeaderJson));
        Assert.Equal(Text(expected.ParentHeaderJson), Text(actual.ParentHeaderJson));
        Assert.Equal(Text(expected.MetadataJson), Text(actual.MetadataJson));
        Assert.Equal(Text(expected.ContentJson), Text(actual.ContentJson));
        Assert.Equal(expected.Buffers.Select(Text), actual.Buffers.Select(Text));
    }
}
