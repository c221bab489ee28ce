using System.CommandLine;
using System.Text.RegularExpressions;
using StartSpark.ServerExtension.Hints;

namespace StartSpark.CommandLine;

/// <summary><c>startspark hints</c>: what is wrong with the tables of hints, and which row a failure's words would find.</summary>
internal static class HintsCommand
{
    public static Command Build()
    {
        var text = new Argument<string?>("text") { Description = "What a failure says. Without it only the errors are told.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("hints", "Check the hints, and try them on the words of a failure.") { text };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = ExtensionServices.Build();
            var table = services.GetRequiredService<HintCatalog>().List();
            foreach (var error in table.Errors)
            {
                await Console.Error.WriteLineAsync($"{error.File}{(error.Line is { } line ? $", line {line}" : "")}: {error.Message}");
            }

            var found = true;
            if (parsed.GetValue(text) is { } words)
            {
                found = Tell(table, words);
            }
            else
            {
                Console.WriteLine($"{table.Hints.Count} hints can be used.");
            }

            return found && table.Errors.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static bool Tell(HintTable table, string words)
    {
        var hint = table.Hints.FirstOrDefault(one => Regex.IsMatch(words, one.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        if (hint is null)
        {
            Console.WriteLine("No pattern fits these words.");
            return false;
        }

        Console.WriteLine($"pattern: {hint.Pattern}");
        Console.WriteLine($"cause:   {hint.Cause ?? "(the failure's own words stay)"}");
        Console.WriteLine($"hint:    {hint.Hint}");
        return true;
    }
}
