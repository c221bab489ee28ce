using System.Text;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.Jupyter.Tests.Wire;

public class ZmqMessageCodecTests
{
    private readonly ZmqMessageCodec codec = new(new MessageSigner("a key"));

    [Fact]
    public void Decode_WhatWasEncoded_GivesTheSameMessage()
    {
        var message = SampleMessages.With(JupyterChannel.Control, """{"data":{"ä":1}}""", "one", "");

        SampleMessages.AssertSame(message, codec.Decode(JupyterChannel.Control, codec.Encode(message)));
    }

    [Fact]
    public void Decode_RoutingFramesInFront_AreTheIdentities()
    {
        var frames = codec.Encode(SampleMessages.With(JupyterChannel.Shell, "{}"));

        var message = codec.Decode(JupyterChannel.Shell, ["peer"u8.ToArray(), .. frames]);

        Assert.Equal("peer", SampleMessages.Text(Assert.Single(message.Identities)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Decode_AnySignedFrameChanged_IsRefused(int frame)
    {
        var frames = codec.Encode(SampleMessages.With(JupyterChannel.Shell, "{}")).ToArray();
        frames[frame] = (byte[])[.. frames[frame].Span, (byte)' '];

        Assert.Throws<JupyterFormatException>(() => codec.Decode(JupyterChannel.Shell, frames));
    }

    [Fact]
    public void Decode_WithoutDelimiter_IsRefused() =>
        Assert.Throws<JupyterFormatException>(() => codec.Decode(JupyterChannel.Shell, ["x"u8.ToArray(), "y"u8.ToArray()]));

    [Fact]
    public void Sign_KnownParts_GivesTheDigestOfTheProtocol()
    {
        // echo -n 'abcd' | openssl dgst -sha256 -hmac key
        var message = new JupyterMessage
        {
            Channel = JupyterChannel.Shell,
            HeaderJson = "a"u8.ToArray(),
            ParentHeaderJson = "b"u8.ToArray(),
            MetadataJson = "c"u8.ToArray(),
            ContentJson = "d"u8.ToArray(),
        };

        Assert.Equal(
            "2a31ec0ee8d878c9eece9fb0df79b3b90b2256240163aa5ee50d176d3d1121f8",
            Encoding.ASCII.GetString(new MessageSigner("key").Sign(message)));
    }
}
