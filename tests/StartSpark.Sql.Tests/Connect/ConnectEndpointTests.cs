using StartSpark.Sql.Connect;

namespace StartSpark.Sql.Tests.Connect;

public sealed class ConnectEndpointTests
{
    [Fact]
    public void Parse_HostOnly_TakesTheDefaults()
    {
        var endpoint = ConnectEndpoint.Parse("sc://spark.example");
        Assert.Equal("spark.example", endpoint.Host);
        Assert.Equal(15002, endpoint.Port);
        Assert.False(endpoint.UseTls);
        Assert.Null(endpoint.Token);
        Assert.Equal("http://spark.example:15002/", endpoint.Address.ToString());
    }

    [Fact]
    public void Parse_AllParameters_AreTaken()
    {
        var endpoint = ConnectEndpoint.Parse(
            "sc://h:1/;use_ssl=true;token=a%3Bb;user_id=me;user_agent=my%20app;session_id=00112233-4455-6677-8899-aabbccddeeff;X-Team=red");
        Assert.True(endpoint.UseTls);
        Assert.Equal("a;b", endpoint.Token);
        Assert.Equal("me", endpoint.UserId);
        Assert.Equal("my app", endpoint.UserAgent);
        Assert.Equal(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), endpoint.SessionId);
        Assert.Equal("red", endpoint.Metadata["x-team"]);
        Assert.Equal("https://h:1/", endpoint.Address.ToString());
    }

    [Theory]
    [InlineData("sc://h:2/;token=t;x-a=1")]
    [InlineData("sc://i:1/;token=t;x-a=1")]
    [InlineData("sc://h:1/;token=u;x-a=1")]
    [InlineData("sc://h:1/;x-a=1")]
    [InlineData("sc://h:1/;token=t;x-a=1;use_ssl=true")]
    [InlineData("sc://h:1/;token=t;x-a=2")]
    [InlineData("sc://h:1/;token=t;x-b=1")]
    [InlineData("sc://h:1/;token=t;x-a=1;user_id=me")]
    [InlineData("sc://h:1/;token=t;x-a=1;session_id=00112233-4455-6677-8899-aabbccddeeff")]
    public void Fingerprint_AnyDifference_Differs(string other)
    {
        var one = ConnectEndpoint.Parse("sc://h:1/;token=t;x-a=1");
        Assert.Equal(one.Fingerprint, ConnectEndpoint.Parse("sc://h:1/;X-A=1;use_ssl=false;token=t").Fingerprint);
        Assert.NotEqual(one.Fingerprint, ConnectEndpoint.Parse(other).Fingerprint);
        Assert.DoesNotContain("s3cret", ConnectEndpoint.Parse("sc://h:1/;token=s3cret").Fingerprint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sc://localhost:9/;token=t", true)]
    [InlineData("sc://127.0.0.1:9", true)]
    [InlineData("sc://[::1]:9", true)]
    [InlineData("sc://10.0.0.1:9", false)]
    public void IsLoopback_Hosts_AreToldApart(string address, bool expected) =>
        Assert.Equal(expected, ConnectEndpoint.Parse(address).IsLoopback);

    [Fact]
    public void Parse_Ipv6_KeepsItsBracketsInText() =>
        Assert.Equal("[::1]:9", ConnectEndpoint.Parse("sc://[::1]:9").ToString());

    [Theory]
    [InlineData("http://h", "sc://")]
    [InlineData("sc://", "host or port")]
    [InlineData("sc://h:99999", "host or port")]
    [InlineData("sc://user:secret@h", "host or port")]
    [InlineData("sc://h/path", "path")]
    [InlineData("sc://h;token=secret", "semicolon")]
    [InlineData("sc://h/;token", "key=value")]
    [InlineData("sc://h/;token=", "token is empty")]
    [InlineData("sc://h/;use_ssl=secret", "use_ssl")]
    [InlineData("sc://h/;session_id=secret", "session_id")]
    [InlineData("sc://h/;bad key=secret", "header")]
    public void Parse_Wrong_SaysWhatAndKeepsSecrets(string address, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => ConnectEndpoint.Parse(address));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_WithToken_HidesIt() =>
        Assert.Equal("h:15002", ConnectEndpoint.Parse("sc://h/;token=secret").ToString());

    [Fact]
    public void Identity_Token_IsBearerHeaderAlsoWithoutTls()
    {
        var identity = new ConnectIdentity(ConnectEndpoint.Parse("sc://localhost/;token=t0k;x-team=red;user_agent=tests;user_id=me"));
        Assert.Equal("Bearer t0k", identity.Headers.GetValue("authorization"));
        Assert.Equal("red", identity.Headers.GetValue("x-team"));
        Assert.StartsWith("tests StartSpark/", identity.ClientType, StringComparison.Ordinal);
        Assert.Equal("me", identity.User.UserId);
    }
}
