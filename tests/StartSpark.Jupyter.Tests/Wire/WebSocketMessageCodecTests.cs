using System.Buffers.Binary;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.Jupyter.Tests.Wire;

public class WebSocketMessageCodecTests
{
    [Theory]
    [InlineData(JupyterChannel.Shell)]
    [InlineData(JupyterChannel.Control)]
    [InlineData(JupyterChannel.Stdin)]
    [InlineData(JupyterChannel.IOPub)]
    public void Decode_WhatWasEncoded_GivesTheSameMessage(JupyterChannel channel)
    {
        var message = SampleMessages.With(channel, """{"text":"ü"}""", "buffer one", "", "three");

        SampleMessages.AssertSame(message, WebSocketMessageCodec.Decode(Encode(message)));
    }

    [Fact]
    public void Encode_OffsetTable_IsThatOfTheSubprotocol()
    {
        var frame = Encode(SampleMessages.With(JupyterChannel.Shell, "{}", "xyz"));

        Assert.Equal(7UL, Offset(frame, 0));
        Assert.Equal(64UL, Offset(frame, 1));
        Assert.Equal(64UL + 5, Offset(frame, 2));
        Assert.Equal((ulong)frame.Length, Offset(frame, 7));
        Assert.Equal("shell"u8.ToArray(), frame[64..69]);
    }

    [Fact]
    public void Decode_EveryTruncation_IsRefused()
    {
        var frame = Encode(SampleMessages.With(JupyterChannel.Shell, "{}", "xyz"));

        for (var length = 0; length < frame.Length; length++)
        {
            Assert.Throws<JupyterFormatException>(() => WebSocketMessageCodec.Decode(frame.AsMemory(0, length)));
        }
    }

    [Theory]
    [InlineData(0, ulong.MaxValue)]
    [InlineData(0, 2)]
    [InlineData(2, 1)]
    [InlineData(3, ulong.MaxValue)]
    public void Decode_OffsetsThatLie_AreRefused(int index, ulong value)
    {
        var frame = Encode(SampleMessages.With(JupyterChannel.Shell, "{}"));
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(8 * index), value);

        Assert.Throws<JupyterFormatException>(() => WebSocketMessageCodec.Decode(frame));
    }

    private static byte[] Encode(JupyterMessage message)
    {
        var frame = new byte[WebSocketMessageCodec.LengthOf(message)];
        Assert.Equal(frame.Length, WebSocketMessageCodec.Encode(message, frame));
        return frame;
    }

    private static ulong Offset(byte[] frame, int index) => BinaryPrimitives.ReadUInt64LittleEndian(frame.AsSpan(8 * index));
}
