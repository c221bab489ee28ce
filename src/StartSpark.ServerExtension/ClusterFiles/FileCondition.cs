using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>What a request says must be true of the file (RFC 9110, 13.1), so that nobody overwrites what she has not seen.</summary>
internal sealed record FileCondition
{
    private readonly IList<EntityTagHeaderValue> _match;
    private readonly IList<EntityTagHeaderValue> _noneMatch;

    private FileCondition(IList<EntityTagHeaderValue> match, IList<EntityTagHeaderValue> noneMatch) => (_match, _noneMatch) = (match, noneMatch);

    /// <summary>Reads a request's If-Match and If-None-Match.</summary>
    public static FileCondition Of(HttpRequest request) => new(Parse(request, HeaderNames.IfMatch), Parse(request, HeaderNames.IfNoneMatch));

    /// <summary>Throws 412 or 428 where the file may not be written.</summary>
    /// <param name="name">The config's name.</param>
    /// <param name="now">What a look at the name gives now: the person's own file or, where she has none, the one that counts.</param>
    public void CheckSave(string name, ClusterFile? now)
    {
        var own = now is { IsOwn: true };
        if (_noneMatch.Count > 0 && own && Contains(_noneMatch, now))
        {
            throw Refused($"You have a config {name} already; choose another name, or open that one and change it.");
        }

        if (_match.Count > 0 && !Contains(_match, now))
        {
            throw Refused(Changed(name, now));
        }

        if (own && _match.Count == 0 && _noneMatch.Count == 0)
        {
            throw new JupyterProblemException(
                StatusCodes.Status428PreconditionRequired, $"You have a config {name} already; say by If-Match which version of it this one replaces.");
        }
    }

    /// <summary>Throws 412 where the file is not the one that was seen.</summary>
    public void CheckDelete(string name, ClusterFile now)
    {
        if (_match.Count > 0 && !Contains(_match, now))
        {
            throw Refused(Changed(name, now));
        }
    }

    private static string Changed(string name, ClusterFile? now) => now is null
        ? $"There is no config {name} any more; it was deleted meanwhile. Save it as a new one."
        : $"The config {name} was changed meanwhile, in another window or by another program. Open it again before you save.";

    private static JupyterProblemException Refused(string message) => new(StatusCodes.Status412PreconditionFailed, message);

    /// <summary>A weak tag counts too: a proxy that compresses makes every tag weak, and what it stands for is the same file.</summary>
    private static bool Contains(IList<EntityTagHeaderValue> tags, ClusterFile? file) =>
        file is not null && tags.Any(tag => tag.Tag == "*" || tag.Tag == file.Tag);

    private static IList<EntityTagHeaderValue> Parse(HttpRequest request, string header)
    {
        var values = request.Headers[header];
        return values.Count == 0 ? []
            : EntityTagHeaderValue.TryParseStrictList(values, out var tags) ? tags
            : throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"The header {header} holds no entity tags; they look like \"abc\", quotes included.");
    }
}
