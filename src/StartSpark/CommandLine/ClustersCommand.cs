using System.CommandLine;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.CommandLine;

/// <summary><c>startspark clusters</c>: the configs that the panel would list.</summary>
internal static class ClustersCommand
{
    public static Command Build()
    {
        var command = new Command("clusters", "List the cluster configs, with what is wrong with the broken ones.");
        command.SetAction(async (_, _) =>
        {
            await using var services = ExtensionServices.Build();
            var entries = services.GetRequiredService<ClusterCatalog>().List();
            var width = entries.Max(entry => entry.Name.Length);
            foreach (var entry in entries)
            {
                Console.WriteLine($"{entry.Name.PadRight(width)}  {entry.Source,-8}  {entry.Title}");
                foreach (var error in entry.Errors)
                {
                    Console.WriteLine($"{"",-2}{error.File}{(error.Line is { } line ? $", line {line}" : "")}: {error.Message}");
                }
            }

            return entries.Any(entry => entry.Errors.Count > 0) ? 1 : 0;
        });
        return command;
    }
}
