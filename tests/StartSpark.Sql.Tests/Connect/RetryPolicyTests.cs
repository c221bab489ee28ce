using StartSpark.Sql.Connect;

namespace StartSpark.Sql.Tests.Connect;

public sealed class RetryPolicyTests
{
    [Fact]
    public void Delay_Established_FollowsSparksConstants()
    {
        var waits = Enumerable.Range(0, 16).Select(retry => RetryPolicy.Established.Delay(retry, null, 0)?.TotalMilliseconds).ToArray();
        Assert.Equal([50, 200, 800, 3200, 12800, 51200, .. Enumerable.Repeat<double?>(60000, 9), null], waits);
        Assert.True(waits.Sum() > TimeSpan.FromMinutes(10).TotalMilliseconds);
    }

    [Fact]
    public void Delay_Jitter_OnlyOnLongWaits()
    {
        Assert.Equal(800, RetryPolicy.Established.Delay(2, null, 1)?.TotalMilliseconds);
        Assert.Equal(3700, RetryPolicy.Established.Delay(3, null, 1)?.TotalMilliseconds);
    }

    [Fact]
    public void Delay_ServerAsksForLonger_IsHonouredUpToTenMinutes()
    {
        Assert.Equal(TimeSpan.FromSeconds(7), RetryPolicy.Established.Delay(0, TimeSpan.FromSeconds(7), 0));
        Assert.Equal(TimeSpan.FromMinutes(10), RetryPolicy.Established.Delay(0, TimeSpan.FromHours(1), 0));
        Assert.Equal(TimeSpan.FromMilliseconds(50), RetryPolicy.Established.Delay(0, TimeSpan.Zero, 0));
    }

    [Fact]
    public void Delay_FirstContact_EndsWithinSeconds()
    {
        var waits = Enumerable.Range(0, 10).Select(retry => RetryPolicy.FirstContact.Delay(retry, null, 1)).TakeWhile(wait => wait is not null);
        Assert.InRange(waits.Sum(wait => wait!.Value.TotalSeconds), 1, 6);
    }
}
