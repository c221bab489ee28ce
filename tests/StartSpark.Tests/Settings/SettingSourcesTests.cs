using System.Net;
using StartSpark.Settings;
using StartSpark.Testing;

namespace StartSpark.Tests.Settings;

public sealed class SettingSourcesTests : IDisposable
{
    private static readonly ServerArguments Silent = new(null, null, null, null, null, false);

    private readonly TestFolder _folder = new("settings");
    private readonly Dictionary<string, string> _environment = [];

    [Fact]
    public void All_EachSetting_IsInTheDocs()
    {
        var told = File.ReadAllLines(RepositoryRoot.File("docs", "settings.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(SettingNames.All.Order(StringComparer.Ordinal), told.Select(line => line.Split('`')[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Combine_NothingSaid_IsThisMachineAlone()
    {
        var settings = HostSettings.Combine(Sources(), Silent);

        Assert.Equal((IPAddress.Loopback, 8888, "/", Environment.CurrentDirectory, "", true), (settings.Ip, settings.Port, settings.BaseUrl, settings.RootDir, settings.Token, settings.Browser));
    }

    [Fact]
    public void Combine_EverySourceSpeaks_TheNearestIsHeard()
    {
        _folder.Write("user.yaml", "base_url: /user/\nport: 2\ntoken: user\n");
        _folder.Write("system.yaml", "base_url: /system/\nport: 1\ntoken: system\nbrowser: false\n");
        _environment["STARTSPARK_BASE_URL"] = "/environment/";
        _environment["STARTSPARK_PORT"] = "3";

        var settings = HostSettings.Combine(Sources(), Silent with { BaseUrl = "/line/" });

        Assert.Equal(("/line/", 3, "user", false), (settings.BaseUrl, settings.Port, settings.Token, settings.Browser));
    }

    [Fact]
    public void Combine_EmptyVariable_SaysNothing()
    {
        _folder.Write("user.yaml", "port: 2\n");
        _environment["STARTSPARK_PORT"] = "";

        Assert.Equal(2, HostSettings.Combine(Sources(), Silent).Port);
    }

    [Theory]
    [InlineData("port: many", "user.yaml: 'port' must be a whole number, not 'many'.")]
    [InlineData("port: 70000", "from 0 to 65535, not 70000.")]
    [InlineData("browser: perhaps", "'browser' must be true or false, not 'perhaps'.")]
    [InlineData("ip: nowhere", "'nowhere' is not an address of this machine")]
    [InlineData("root_dir: /no/such/folder", "'/no/such/folder' does not exist")]
    [InlineData("title: x\nprot: 1", "user.yaml, line 1: there is no setting 'title'")]
    [InlineData("port: 1\nport: 2", "user.yaml, line 2: 'port' is set twice.")]
    [InlineData("port: [ 1", "user.yaml, line 1")]
    [InlineData("- port", "user.yaml, line 1")]
    public void Combine_BrokenFile_NamesThePlaceAndTheRemedy(string yaml, string words)
    {
        _folder.Write("user.yaml", yaml);

        Assert.Contains(words, Assert.Throws<SettingsException>(() => HostSettings.Combine(Sources(), Silent)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combine_BrokenVariable_IsNamed()
    {
        _environment["STARTSPARK_PORT"] = "many";

        Assert.Contains("STARTSPARK_PORT", Assert.Throws<SettingsException>(() => HostSettings.Combine(Sources(), Silent)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private SettingSources Sources() =>
        SettingSources.Read(name => _environment.GetValueOrDefault(name), Path.Combine(_folder.Path, "user.yaml"), Path.Combine(_folder.Path, "system.yaml"));
}
