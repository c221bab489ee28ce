using System.Text;
using System.Text.Json;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.Jupyter.Tests.Wire;

public class JsonMessageCodecTests
{
    [Fact]
    public void DecodeText_WhatWasEncoded_GivesTheSameMessage()
    {
        var message = SampleMessages.With(JupyterChannel.IOPub, """{"text":"a\"b"}""");

        SampleMessages.AssertSame(message, JsonMessageCodec.DecodeText(JsonMessageCodec.Encode(message)));
    }

    [Fact]
    public void DecodeBinary_WhatWasEncodedWithBuffers_GivesTheSameMessage()
    {
        var message = SampleMessages.With(JupyterChannel.Shell, "{}", "one", "two");

        SampleMessages.AssertSame(message, JsonMessageCodec.DecodeBinary(JsonMessageCodec.Encode(message)));
    }

    [Fact]
    public void Encode_Message_CarriesTheMembersThatClientsRead()
    {
        var message = SampleMessages.With(JupyterChannel.IOPub, """{"x":1}""");

        using var json = JsonDocument.Parse(JsonMessageCodec.Encode(message));

        Assert.Equal("iopub", json.RootElement.GetProperty("channel").GetString());
        Assert.Equal("comm_msg", json.RootElement.GetProperty("msg_type").GetString());
        Assert.Equal(message.Header.MessageId, json.RootElement.GetProperty("msg_id").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("content").GetProperty("x").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"channel\":3}")]
    [InlineData("{\"channel\":\"elsewhere\"}")]
    public void DecodeText_NotAMessage_IsRefused(string text) =>
        Assert.Throws<JupyterFormatException>(() => JsonMessageCodec.DecodeText(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0, 0, 9 })]
    [InlineData(new byte[] { 0, 0, 0, 1, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0, 0, 0, 1, 0, 0, 0, 0 })]
    public void DecodeBinary_OffsetsThatLie_AreRefused(byte[] frame) =>
        Assert.Throws<JupyterFormatException>(() => JsonMessageCodec.DecodeBinary(frame));
}
