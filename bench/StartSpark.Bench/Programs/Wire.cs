using System.Text.Json.Nodes;

namespace StartSpark.Bench.Programs;

/// <summary>The contents of requests.</summary>
internal static class Wire
{
    public static string Execute(string code) => new JsonObject
    {
        ["code"] = code,
        ["silent"] = false,
        ["store_history"] = true,
        ["user_expressions"] = new JsonObject(),
        ["allow_stdin"] = false,
        ["stop_on_error"] = true,
    }.ToJsonString();
}
