using Microsoft.Extensions.Time.Testing;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class RestartPolicyTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void MayRestart_DeathsInARow_EndsAfterTheLimit()
    {
        var policy = new RestartPolicy(5, TimeSpan.FromSeconds(10), clock);

        List<bool> answers = [];
        for (var i = 0; i < 6; i++)
        {
            answers.Add(policy.MayRestart());
            clock.Advance(TimeSpan.FromSeconds(9));
        }

        Assert.Equal([true, true, true, true, true, false], answers);
    }

    [Fact]
    public void MayRestart_AfterALongLife_CountsAnew()
    {
        var policy = new RestartPolicy(1, TimeSpan.FromSeconds(10), clock);
        Assert.True(policy.MayRestart());
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(policy.MayRestart());
        Assert.Equal(1, policy.Deaths);
    }

    [Fact]
    public void MayRestart_LimitZero_NeverDoes() =>
        Assert.False(new RestartPolicy(0, TimeSpan.FromSeconds(10), clock).MayRestart());
}
