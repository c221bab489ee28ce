using StartSpark.Sql.Local;

namespace StartSpark.Sql.Tests.Local;

public sealed class ClusterEndTests
{
    [Theory]
    [InlineData("26/11/24 00:00:00 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: Master removed our application: KILLED", "Master removed our application: KILLED")]
    [InlineData("26/11/24 00:00:00 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are unresponsive! Giving up.", "All masters are unresponsive! Giving up")]
    public void Describe_EndedByTheCluster_GivesItsReason(string line, string reason) =>
        Assert.Equal($"The cluster ended this Spark application: {reason}.", ClusterEnd.Describe(["first", line, "last"], "other"));

    [Fact]
    public void Describe_NothingOfTheCluster_GivesWhatStandsOut()
    {
        Assert.Equal("Spark stopped by itself: x", ClusterEnd.Describe(["first"], "x"));
        Assert.Contains("does not say why", ClusterEnd.Describe([], null), StringComparison.Ordinal);
    }
}
