using System.Text;
using System.Text.Json;
using Google.Rpc;

namespace StartSpark.Sql.Connect;

/// <summary>Makes the exceptions the user sees from what Spark says of an error: short in the trailers, whole in the details.</summary>
internal static class ServerError
{
    private const string Parse = "org.apache.spark.sql.catalyst.parser.ParseException";
    private const string Analysis = "org.apache.spark.sql.AnalysisException";

    /// <summary>From the trailers alone; Spark cuts long messages there.</summary>
    public static SparkException FromInfo(ErrorInfo info, string message)
    {
        info.Metadata.TryGetValue("errorClass", out var errorClass);
        info.Metadata.TryGetValue("sqlState", out var sqlState);
        info.Metadata.TryGetValue("stackTrace", out var stackTrace);
        info.Metadata.TryGetValue("classes", out var classes);
        info.Metadata.TryGetValue("messageParameters", out var parameters);
        var hierarchy = ReadList(classes);
        if (hierarchy.Count == 0 && info.Reason.Length > 0)
        {
            hierarchy = [info.Reason];
        }

        return Create(message, hierarchy, cause: null, new SparkErrorDetails
        {
            ErrorClass = errorClass,
            SqlState = sqlState,
            ServerStackTrace = stackTrace,
            ServerExceptionType = hierarchy.Count > 0 ? hierarchy[0] : null,
            MessageParameters = ReadMap(parameters),
        });
    }

    /// <summary>From the whole error, its chain of causes included.</summary>
    /// <returns>Null if the response holds no error; the server forgets them after a while.</returns>
    public static SparkException? FromDetails(Protos.FetchErrorDetailsResponse response, ErrorInfo info) =>
        response.HasRootErrorIdx ? Build(response.Errors, response.RootErrorIdx, info, depth: 0) : null;

    private static SparkException? Build(IReadOnlyList<Protos.FetchErrorDetailsResponse.Types.Error> errors, int index, ErrorInfo? info, int depth)
    {
        // The server numbers the chain itself; a wrong number or a circle must not take us down.
        if (index < 0 || index >= errors.Count || depth > errors.Count)
        {
            return null;
        }

        var error = errors[index];
        var thrown = error.SparkThrowable;
        var cause = error.HasCauseIdx ? Build(errors, error.CauseIdx, info: null, depth + 1) : null;
        return Create(error.Message, error.ErrorTypeHierarchy, cause, new SparkErrorDetails
        {
            ErrorClass = thrown is { HasErrorClass: true } ? thrown.ErrorClass : Meta(info, "errorClass"),
            SqlState = thrown is { HasSqlState: true } ? thrown.SqlState : Meta(info, "sqlState"),
            MessageParameters = thrown is null ? new Dictionary<string, string>() : new Dictionary<string, string>(thrown.MessageParameters),
            QueryContexts = thrown is null ? [] : [.. thrown.QueryContexts.Select(Context)],
            ServerExceptionType = error.ErrorTypeHierarchy.FirstOrDefault(),
            ServerStackTrace = StackTrace(error, cause),
        });
    }

    private static SparkException Create(string message, IReadOnlyList<string> hierarchy, SparkException? cause, SparkErrorDetails details)
    {
        if (RpcDetails.IsSessionGone(details.ErrorClass))
        {
            return new SparkSessionEndedException(SessionEnd.ServerForgot, details, cause);
        }

        return hierarchy.Contains(Parse) ? new ParseException(message, details, cause)
            : hierarchy.Contains(Analysis) ? new AnalysisException(message, details, cause)
            : new SparkException(message, details, cause);
    }

    private static SparkQueryContext Context(Protos.FetchErrorDetailsResponse.Types.QueryContext context) => new(
        context.ContextType == Protos.FetchErrorDetailsResponse.Types.QueryContext.Types.ContextType.Sql,
        context.ObjectType,
        context.ObjectName,
        context.StartIndex,
        context.StopIndex,
        context.Fragment,
        context.CallSite,
        context.Summary);

    private static string? StackTrace(Protos.FetchErrorDetailsResponse.Types.Error error, SparkException? cause)
    {
        if (error.StackTrace.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        text.Append(error.ErrorTypeHierarchy.FirstOrDefault()).Append(": ").Append(error.Message);
        foreach (var frame in error.StackTrace)
        {
            text.Append("\n\tat ").Append(frame.DeclaringClass).Append('.').Append(frame.MethodName)
                .Append('(').Append(frame.HasFileName ? frame.FileName : "Unknown Source").Append(':').Append(frame.LineNumber).Append(')');
        }

        if (cause?.ServerStackTrace is { } inner)
        {
            text.Append("\nCaused by: ").Append(inner);
        }

        return text.ToString();
    }

    private static string? Meta(ErrorInfo? info, string key) =>
        info is not null && info.Metadata.TryGetValue(key, out var value) ? value : null;

    private static IReadOnlyList<string> ReadList(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize(json, ErrorJson.Default.StringArray) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Dictionary<string, string> ReadMap(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize(json, ErrorJson.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
