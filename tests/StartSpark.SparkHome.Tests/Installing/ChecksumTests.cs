using System.Security.Cryptography;
using StartSpark.SparkHome.Installing;

namespace StartSpark.SparkHome.Tests.Installing;

public sealed class ChecksumTests
{
    private static readonly byte[] Hash = SHA512.HashData([1, 2, 3]);

    [Fact]
    public void Parse_HashThenName_GivesTheHash() =>
        Assert.Equal(Hash, Checksum.Parse($"{Convert.ToHexStringLower(Hash)}  spark-4.3.0-bin-hadoop3.tgz\n"));

    [Fact]
    public void Parse_NameThenHashInLines_GivesTheHash()
    {
        var groups = Convert.ToHexString(Hash).Chunk(8).Select(group => new string(group)).Chunk(4).Select(line => string.Join(' ', line));
        Assert.Equal(Hash, Checksum.Parse($"spark-2.4.0-bin-hadoop2.7.tgz: {string.Join("\n    ", groups)}\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>404</html>")]
    [InlineData("abcdef  spark.tgz")]
    public void Parse_NoHash_GivesNothing(string text) => Assert.Null(Checksum.Parse(text));
}
