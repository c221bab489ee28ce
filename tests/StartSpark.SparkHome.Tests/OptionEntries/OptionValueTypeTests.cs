using StartSpark.SparkHome.OptionEntries;

namespace StartSpark.SparkHome.Tests.OptionEntries;

public class OptionValueTypeTests
{
    /// <summary>What Spark 4.0 to 4.3 say, as Java prints it.</summary>
    [Theory]
    [InlineData("org.apache.spark.SparkIllegalArgumentException: [INVALID_CONF_VALUE.TYPE_MISMATCH] The value '?' in the config \"a\" is invalid. It should be a/an 'boolean' value.", "boolean")]
    [InlineData("java.lang.IllegalArgumentException: spark.x should be int, but was ?\n\tat x.bytesFromString", "int")]
    [InlineData("x: It should be a/an 'long' value.", "long")]
    [InlineData("x: spark.x should be double, but was ?", "double")]
    [InlineData("x: It should be a/an 'bytes in MiB' value.", "bytes")]
    [InlineData("java.lang.NumberFormatException: Size must be specified as bytes (b), kibibytes (k), …", "bytes")]
    [InlineData("x: It should be a/an 'time in SECONDS' value.", "time")]
    [InlineData("java.lang.NumberFormatException: Failed to parse time string: ?\nCaused by: y", "time")]
    [InlineData("x: It should be one of 'none, zstd, lz4'.\n\tat y: should be int", "string")]
    [InlineData("x: It should be a/an 'regex' value.", "string")]
    [InlineData(null, "string")]
    public void ByComplaint_WordsOfSpark_GiveTheType(string? trace, string type) => Assert.Equal(type, OptionValueType.ByComplaint(trace));
}
