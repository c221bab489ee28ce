using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Tests;

public sealed class JupyterServerOptionsTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.True(Validate(new JupyterServerOptions()).Succeeded);

    [Fact]
    public void Validate_ManyFaults_TellsAll()
    {
        var options = new JupyterServerOptions
        {
            BaseUrl = "http://host/x?y",
            RootDirectory = "/no/such/folder",
            Token = "with space",
            MaxBodyBytes = 1,
        };
        options.AllowedOrigins.Add("lab.example.org");

        var failures = Validate(options).Failures!.ToArray();

        Assert.Equal(5, failures.Length);
        Assert.Contains(failures, text => text.Contains("http://host/x?y", StringComparison.Ordinal));
        Assert.Contains(failures, text => text.Contains("/no/such/folder", StringComparison.Ordinal));
        Assert.Contains(failures, text => text.Contains("lab.example.org", StringComparison.Ordinal));
        Assert.DoesNotContain(failures, text => text.Contains("with space", StringComparison.Ordinal));
    }

    private static ValidateOptionsResult Validate(JupyterServerOptions options) => new JupyterServerOptionsValidator().Validate(null, options);
}
