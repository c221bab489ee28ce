using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Tells the licences of all packages in the page and in prebuilt extensions, as JSON, CSV or Markdown.</summary>
internal sealed class LicensesHandler(FrontEnd frontEnd, LabExtensionCatalog extensions, ILogger<LicensesHandler> logger)
{
    private static readonly TimeSpan PatternPatience = TimeSpan.FromSeconds(1);

    public Task GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var bundles = Bundles(query["bundles"].ToString() is { Length: > 0 } pattern ? pattern : ".*");
        var withText = query["full_text"].ToString() is not ("0" or "false");
        var (type, ending, text) = query["format"].ToString() switch
        {
            "" or "json" => ("application/json", "json", Json(bundles, withText)),
            "csv" => ("text/csv", "csv", Csv(bundles, withText)),
            "markdown" => ("text/markdown", "md", Markdown(bundles, withText)),
            var other => throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"The format '{other}' is unknown; it is one of json, csv and markdown."),
        };
        context.Response.ContentType = type + "; charset=utf-8";
        if (query.ContainsKey("download") && query["download"] != "0")
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"jupyterlab-licenses.{ending}\"";
        }

        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private Dictionary<string, JsonObject> Bundles(string pattern)
    {
        var files = extensions.All().ToDictionary(extension => extension.Name, extension => Path.Join(extension.Directory, "static", "third-party-licenses.json"));
        files["JupyterLab"] = frontEnd.Licenses;
        var bundles = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (name, file) in files.Where(pair => Matches(pair.Key, pattern)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (JsonFile.TryRead(file, logger) is { } licenses)
            {
                bundles[name] = licenses;
            }
        }

        return bundles;
    }

    private static bool Matches(string name, string pattern)
    {
        try
        {
            return Regex.IsMatch(name, $"^(?:{pattern})$", RegexOptions.None, PatternPatience);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, "'bundles' is not a usable pattern.", inner: exception);
        }
    }

    private static string Json(Dictionary<string, JsonObject> bundles, bool withText)
    {
        foreach (var package in bundles.Values.SelectMany(Packages).Where(_ => !withText))
        {
            package.Remove("extractedText");
        }

        return new JsonObject
        {
            ["bundles"] = new JsonObject(bundles.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        }.ToJsonString();
    }

    private static string Csv(Dictionary<string, JsonObject> bundles, bool withText)
    {
        var text = new StringBuilder(withText ? "name,versionInfo,licenseId,extractedText\n" : "name,versionInfo,licenseId\n");
        foreach (var package in bundles.Values.SelectMany(Packages))
        {
            string[] fields = [Field(package, "name"), Field(package, "versionInfo"), Field(package, "licenseId"), .. withText ? [Field(package, "extractedText")] : (string[])[]];
            text.AppendJoin(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
        }

        return text.ToString();
    }

    private static string Markdown(Dictionary<string, JsonObject> bundles, bool withText)
    {
        var text = new StringBuilder();
        foreach (var (name, licenses) in bundles)
        {
            text.Append("# ").Append(name).Append("\n\n| Package | Version | License |\n| --- | --- | --- |\n");
            foreach (var package in Packages(licenses))
            {
                text.Append("| ").Append(Field(package, "name")).Append(" | ").Append(Field(package, "versionInfo")).Append(" | ").Append(Field(package, "licenseId")).Append(" |\n");
            }

            text.Append('\n');
            foreach (var package in Packages(licenses).Where(_ => withText))
            {
                text.Append("## ").Append(Field(package, "name")).Append("\n\n```\n").Append(Field(package, "extractedText")).Append("\n```\n\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<JsonObject> Packages(JsonObject licenses) => (licenses["packages"] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string Field(JsonObject package, string name) => package[name]?.ToString() ?? "";
}
