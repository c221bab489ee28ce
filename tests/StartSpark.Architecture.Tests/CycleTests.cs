using System.Text.RegularExpressions;

namespace StartSpark.Architecture.Tests;

/// <summary>Rooms of one project lean on each other one way only.</summary>
public partial class CycleTests
{
    public static TheoryData<string> Projects => [.. SourceFiles.Under("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_OfAProject_HaveNoCycle(string project)
    {
        var leans = RoomsOf(project);
        var cycle = leans.Keys.Select(room => FindCycle(leans, room, [])).FirstOrDefault(found => found is not null);

        Assert.True(cycle is null, $"These rooms of {project} lean on each other in a circle: {string.Join(" -> ", cycle ?? [])}");
    }

    private static Dictionary<string, HashSet<string>> RoomsOf(string project)
    {
        var leans = new Dictionary<string, HashSet<string>>();
        foreach (var path in SourceFiles.Under($"src/{project}", "*.cs"))
        {
            var parts = SourceFiles.Relative(path).Split('/');
            if (parts.Length < 4)
            {
                continue; // The root of a project may know all of its rooms.
            }

            var used = Used().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)
                .Where(name => name.StartsWith(project + ".", StringComparison.Ordinal))
                .Select(name => name[(project.Length + 1)..].Split('.')[0])
                .Where(room => room != parts[2]);
            (leans.TryGetValue(parts[2], out var known) ? known : leans[parts[2]] = []).UnionWith(used);
        }

        return leans;
    }

    private static string[]? FindCycle(Dictionary<string, HashSet<string>> leans, string room, string[] way)
    {
        if (way.Contains(room))
        {
            return [.. way.SkipWhile(step => step != room), room];
        }

        return leans.TryGetValue(room, out var next)
            ? next.Select(step => FindCycle(leans, step, [.. way, room])).FirstOrDefault(found => found is not null)
            : null;
    }

    [GeneratedRegex(@"^using (?:static )?(StartSpark\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Used();
}
