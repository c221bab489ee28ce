using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer;

/// <summary>Refuses settings with which the server could not work, all of them at once and each in one sentence.</summary>
internal sealed partial class JupyterServerOptionsValidator : IValidateOptions<JupyterServerOptions>
{
    private readonly AnnotationValidator annotations = new();

    public ValidateOptionsResult Validate(string? name, JupyterServerOptions options)
    {
        List<string> failures = [.. annotations.Validate(name, options).Failures ?? []];
        if (options.BaseUrl.AsSpan().ContainsAny("?#\\ \t\r\n") || options.BaseUrl.Contains("://", StringComparison.Ordinal)
            || options.BaseUrl.Split('/').Any(part => part is "." or ".."))
        {
            failures.Add($"The base URL '{options.BaseUrl}' is not a path; give one such as / or /user/name/.");
        }

        if (!Directory.Exists(options.RootDirectory))
        {
            failures.Add($"The root directory '{options.RootDirectory}' does not exist; create it or choose another.");
        }

        if (options.Token.Any(character => character <= ' ' || character >= 0x7f))
        {
            failures.Add("The token may hold only visible ASCII characters without spaces, because it travels in headers and URLs.");
        }

        foreach (var origin in options.AllowedOrigins)
        {
            if (origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin.TrimEnd('/')))
            {
                failures.Add($"The allowed origin '{origin}' is not an origin; give one such as https://lab.example.org.");
            }
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    [OptionsValidator]
    private sealed partial class AnnotationValidator : IValidateOptions<JupyterServerOptions>;
}
