using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.ClusterConfigs;

public sealed class RedactionTests : IDisposable
{
    private readonly ConfigFolders _folders = new();

    [Theory]
    [InlineData("spark.hadoop.fs.s3a.secret.key", "abc", true)]
    [InlineData("spark.ssl.keyPassword", "abc", true)]
    [InlineData("spark.x.TOKEN", "abc", true)]
    [InlineData("spark.hadoop.fs.s3a.access.key", "abc", true)]
    [InlineData("spark.x.accesskey", "abc", true)]
    [InlineData("spark.x.credential", "abc", true)]
    [InlineData("spark.driver.extraJavaOptions", "-Dpassword=abc", true)]
    [InlineData("spark.my.pin", "abc", false)]
    [InlineData("spark.executor.memory", "8g", false)]
    public void Masked_Literal_FollowsSparksRule(string key, string value, bool hidden)
    {
        var masked = Redaction.Masked(_folders.Valid($"master: yarn\nconf:\n  {key}: {value}"));

        Assert.Equal(new ConfValue.Literal(hidden ? Redaction.Mask : value), masked.Conf[0].Value);
    }

    [Fact]
    public void Masked_OwnPattern_HidesMore()
    {
        var masked = Redaction.Masked(_folders.Valid("master: yarn\nconf:\n  spark.redaction.regex: (?i)pin\n  spark.my.PIN: 1\n  spark.x.secret: 2\n  spark.y: 3"));

        Assert.Equal([new ConfValue.Literal("(?i)pin"), new(Redaction.Mask), new(Redaction.Mask), new("3")], masked.Conf.Select(entry => (ConfValue.Literal)entry.Value));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(a+)+$")]
    public void Masked_OwnPatternThatFails_StillHidesTheDefault(string pattern)
    {
        var masked = Redaction.Masked(_folders.Valid($"master: yarn\nconf:\n  spark.redaction.regex: '{pattern}'\n  spark.x.secret: {new string('a', 40)}!"));

        Assert.Equal(new ConfValue.Literal(Redaction.Mask), masked.Conf[1].Value);
    }

    [Fact]
    public void Masked_RemoteAndEnvironment_HideWhatIsSecretInThem()
    {
        var remote = Redaction.Masked(_folders.Valid("remote: sc://h:15002/;token=abc;user_id=me;x-access-key=k"));
        var env = Redaction.Masked(_folders.Valid("master: yarn\nenv: { AWS_SECRET_ACCESS_KEY: abc, LANG: C }"));

        Assert.Equal($"sc://h:15002/;token={Redaction.Mask};user_id=me;x-access-key=k", remote.Remote);
        Assert.Equal([new("AWS_SECRET_ACCESS_KEY", Redaction.Mask), new("LANG", "C")], env.Env);
    }

    [Fact]
    public void Masked_SecretsPlace_StaysAsItIs()
    {
        var config = _folders.Valid("master: yarn\nconf:\n  spark.x.secret: { env: MY_SECRET }");

        Assert.Equal(config.Conf, Redaction.Masked(config).Conf);
    }

    public void Dispose() => _folders.Dispose();
}
