using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartSpark.ServerExtension.Rendering;

namespace StartSpark.CommandLine;

/// <summary><c>startspark render</c>: the code that a click would run, with its secrets masked.</summary>
internal static class RenderCommand
{
    private const int WrongArgument = 2;

    public static Command Build()
    {
        var name = new Argument<string>("name") { Description = "The cluster config, as `startspark clusters` lists it." };
        var language = new Option<string>("--language") { Description = "The notebook's language: csharp or python.", DefaultValueFactory = _ => "csharp" };
        var edits = new Option<string?>("--edits") { Description = "A JSON merge patch over the config, such as '{\"master\":\"local[2]\"}'." };
        var command = new Command("render", "Print the code that starts a cluster's Spark.") { name, language, edits };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = ExtensionServices.Build();
            JsonNode? patch;
            try
            {
                patch = parsed.GetValue(edits) is { } text ? JsonNode.Parse(text) : null;
            }
            catch (JsonException problem)
            {
                await Console.Error.WriteLineAsync($"--edits is not JSON: {problem.Message}");
                return WrongArgument;
            }

            switch (services.GetRequiredService<ClusterRenderer>().Render(parsed.GetValue(name)!, parsed.GetValue(language)!, patch))
            {
                case RenderOutcome.Done done:
                    Console.WriteLine(done.Result.Shown.TrimEnd());
                    return 0;
                case RenderOutcome.UnknownConfig unknown:
                    await Console.Error.WriteLineAsync(unknown.Message);
                    return WrongArgument;
                case RenderOutcome.Rejected rejected:
                    await Console.Error.WriteLineAsync(rejected.Message);
                    return 1;
                default:
                    throw new InvalidOperationException("There is no other outcome.");
            }
        });
        return command;
    }
}
