using Microsoft.Extensions.Time.Testing;
using StartSpark.KernelExtension.Progress;

namespace StartSpark.KernelExtension.Tests.Progress;

public class ProgressPaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Count_AsFastAsAllowed_IsNeverMoreThanFiveInASecond(bool withEnds)
    {
        var clock = new FakeTimeProvider();
        var pace = new ProgressPace(clock);
        var sent = new List<long>();
        for (var step = 0; step < 10_000; step++)
        {
            if (pace.Wait == TimeSpan.Zero)
            {
                Send();
                if (withEnds && step % 3 == 0)
                {
                    // A bar that ends right after its only message.
                    Send();
                }
            }

            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.True(sent.Count >= 30, $"Only {sent.Count} in ten seconds.");
        Assert.All(sent, at => Assert.InRange(sent.Count(other => other >= at && clock.GetElapsedTime(at, other) < TimeSpan.FromSeconds(1)), 1, 5));

        void Send()
        {
            pace.Count();
            sent.Add(clock.GetTimestamp());
        }
    }

    [Fact]
    public void Wait_NothingSentYet_IsZero() => Assert.Equal(TimeSpan.Zero, new ProgressPace(new FakeTimeProvider()).Wait);
}
