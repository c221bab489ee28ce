namespace StartSpark.Architecture.Tests;

/// <summary>Files stay small enough to be read at one sitting; there is no list of exceptions.</summary>
public class SizeTests
{
    [Theory]
    [InlineData("src", "*.cs", 400)]
    [InlineData("tests", "*.cs", 400)]
    [InlineData("bench", "*.cs", 400)]
    [InlineData("frontend", "*.ts", 300)]
    [InlineData("frontend", "*.tsx", 300)]
    [InlineData("frontend", "*.mjs", 300)]
    public void Lines_OfEachFile_StayUnderTheLimit(string folder, string pattern, int limit) =>
        Assert.Empty(SourceFiles.Under(folder, pattern)
            .Select(path => (Path: SourceFiles.Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > limit));

    [Theory]
    [InlineData(0.5, 70)]
    [InlineData(0.9, 170)]
    public void Lines_AcrossTheProduct_StayAroundTheSizeOfTheHouse(double quantile, int limit)
    {
        var lines = SourceFiles.Under("src", "*.cs").Select(path => File.ReadLines(path).Count()).Order().ToArray();

        Assert.InRange(lines[(int)(quantile * (lines.Length - 1))], 1, limit);
    }

    [Fact]
    public void Programs_OfTheHosts_StayThin() =>
        Assert.Empty(SourceFiles.Under("src", "Program.cs").Where(path => File.ReadLines(path).Count() > 60).Select(SourceFiles.Relative));
}
