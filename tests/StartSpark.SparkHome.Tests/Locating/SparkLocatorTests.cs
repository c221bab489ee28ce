using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Locating;

public sealed class SparkLocatorTests : IDisposable
{
    private readonly TestFolder _folder = new("locate");
    private readonly SparkLocator _locator;

    public SparkLocatorTests() => _locator = new(new StartSparkPaths(_folder.Folder("home")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_AllThree_TakesTheConfigsThenTheVariablesThenTheNewestInstalled()
    {
        var config = Spark("config", "4.1.0");
        var variable = Spark("variable", "4.2.0");
        Spark("home/spark/spark-4.0.1-bin-hadoop3", "4.0.1");
        var newest = Spark("home/spark/spark-4.10.0-bin-hadoop3", "4.10.0");
        Spark("home/spark/spark-4.9.0-bin-hadoop3", "4.9.0");

        Assert.Equal(new SparkInstallation(config, "4.1.0", SparkSource.Config), _locator.Find(config, variable));
        Assert.Equal(new SparkInstallation(variable, "4.2.0", SparkSource.Environment), _locator.Find(null, variable));
        Assert.Equal(new SparkInstallation(newest, "4.10.0", SparkSource.Installed), _locator.Find(" ", ""));
    }

    [Fact]
    public void Find_NoneAnywhere_GivesNull() => Assert.Null(_locator.Find(null, null));

    [Fact]
    public void Find_StrayFolderBesideInstalledOnes_IsPassedOver()
    {
        _folder.Folder("home", "spark", "spark-half");
        Assert.Null(_locator.Find(null, null));
    }

    [Fact]
    public void Find_ConfigNamesNoFolder_SaysSo()
    {
        var error = Assert.Throws<SparkHomeException>(() => _locator.Find("/no/such/spark", Spark("variable", "4.2.0")));
        Assert.Contains("/no/such/spark: there is no such folder", error.Cause, StringComparison.Ordinal);
        Assert.Contains("spark_home", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_VariableNamesAnotherFolder_SaysSo()
    {
        var error = Assert.Throws<SparkHomeException>(() => _locator.Find(null, _folder.Path));
        Assert.Contains($"SPARK_HOME={_folder.Path} is not a Spark folder", error.Cause, StringComparison.Ordinal);
        Assert.Contains("unset it", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TooOld_NamesBothVersions()
    {
        var error = Assert.Throws<SparkHomeException>(() => _locator.Find(Spark("old", "3.5.6"), null));
        Assert.Contains("is Spark 3.5.6; Start Spark needs 4.0 or newer", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WithoutConnect_SaysWhichJarIsMissing()
    {
        var home = Spark("noconnect", "4.0.0");
        File.Delete(Path.Combine(home, "jars", "spark-connect_2.13-4.0.0.jar"));
        var error = Assert.Throws<SparkHomeException>(() => _locator.Find(home, null));
        Assert.Contains("spark-connect_*.jar", error.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.3.0-SNAPSHOT")]
    [InlineData("4.0.0.7.1-cdh")]
    public void Find_VendorsVersion_IsTaken(string version) =>
        Assert.Equal(version, _locator.Find(Spark("vendor", version), null)!.Version);

    private string Spark(string name, string version)
    {
        _folder.File(name, "jars", "x");
        _folder.Write($"{name}/jars/spark-core_2.13-{version}.jar", "");
        _folder.Write($"{name}/jars/spark-connect_2.13-{version}.jar", "");
        return Path.Combine(_folder.Path, name);
    }
}
