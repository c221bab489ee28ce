using System.Text.Json;

namespace StartSpark.JupyterServer.Status;

/// <summary>The answer of <c>/api/me</c>: who is logged in, and which of the asked permissions are held.</summary>
internal sealed record Identity([property: System.Text.Json.Serialization.JsonPropertyName("identity")] IdentityModel Person, Dictionary<string, string[]> Permissions)
{
    /// <summary>Reads the question; whoever holds the token may do everything.</summary>
    public static Dictionary<string, string[]> Granted(string? question)
    {
        if (string.IsNullOrEmpty(question))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize(question, StatusJsonContext.Default.DictionaryStringStringArray) ?? [];
        }
        catch (JsonException exception)
        {
            throw new Errors.JupyterProblemException(
                Microsoft.AspNetCore.Http.StatusCodes.Status400BadRequest, "'permissions' is a JSON object of lists of actions, by resource.", inner: exception);
        }
    }
}
