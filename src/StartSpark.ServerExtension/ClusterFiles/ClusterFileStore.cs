using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartSpark.Contracts;
using StartSpark.Contracts.Configs;
using StartSpark.JupyterServer.Errors;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.SparkHome.Files;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>
/// The configs as files: reads whoever's counts, writes only the person's own. One write at a time, so that a tag that was looked at is still
/// the file's when it is replaced.
/// </summary>
internal sealed class ClusterFileStore(ClusterCatalog catalog, IOptions<ClusterConfigsOptions> options, ILogger<ClusterFileStore> logger) : IDisposable
{
    private const int UnixReadOnlyDisk = 30;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>The person's own file of this name, broken or not, since that is what she edits; else the one that counts. Null for none.</summary>
    public ClusterFile? Find(string name)
    {
        var own = OwnPath(name);
        try
        {
            return File.Exists(own) ? new ClusterFile(ConfigSource.User, own, ConfigText.ReadBytes(own))
                : catalog.Find(name) is { } entry && entry.Source != ConfigSource.User ? new ClusterFile(entry.Source, entry.Path, ConfigText.ReadBytes(entry.Path))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JupyterProblemException(StatusCodes.Status403Forbidden, $"The config {name} cannot be read by the user that the server runs as: {exception.Message}", null, exception);
        }
    }

    /// <summary>The file's text, readable and without a byte order mark; throws 422 where it is no text.</summary>
    public static string TextOf(ClusterFile file)
    {
        var errors = new List<ConfigError>();
        return ConfigText.Decode(file.Path, file.Content, errors) ?? throw Rejected(errors);
    }

    /// <summary>Writes the person's own file; says whether it is new.</summary>
    /// <param name="name">The config's name, checked.</param>
    /// <param name="body">The text as it came, with masks where the person has not changed a secret.</param>
    /// <param name="origin">The config whose text was edited, and whose secrets its masks stand for; null for that of this name.</param>
    /// <param name="condition">What must be true of the file as it is.</param>
    /// <param name="cancellationToken">Ends the wait for another write.</param>
    public async Task<bool> SaveAsync(string name, byte[] body, string? origin, FileCondition condition, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var now = Find(name);
            condition.CheckSave(name, now);
            var path = OwnPath(name);
            var text = Check(path, body, origin is null || origin == name ? now : Find(origin));
            await WriteAsync(path, text);
            logger.Saved(path);
            return now is not { IsOwn: true };
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Deletes the person's own file.</summary>
    public async Task DeleteAsync(string name, FileCondition condition, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var now = Find(name) ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"There is no cluster config '{name}'.");
            if (!now.IsOwn)
            {
                throw new JupyterProblemException(StatusCodes.Status409Conflict, now.Source == ConfigSource.System
                    ? $"The config {name} is the machine's ({now.Path}), and only its administrator can delete it."
                    : $"The config {name} comes with the program and cannot be deleted; save one of your own by that name to change it.");
            }

            condition.CheckDelete(name, now);
            Try(now.Path, () => File.Delete(now.Path));
            logger.Deleted(now.Path);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private string OwnPath(string name) => Path.Combine(options.Value.UserFolder, "clusters", name + ".yaml");

    private string Check(string path, byte[] body, ClusterFile? origin)
    {
        var errors = new List<ConfigError>();
        var text = ConfigText.Decode(path, body, errors) ?? throw Rejected(errors);
        var before = origin is null ? null : ConfigText.Decode(origin.Path, origin.Content, []);
        text = MaskedText.Of(before ?? "").Restore(path, text, errors);
        errors.AddRange(catalog.Check(path, text).Errors);
        return errors.Count == 0 ? text : throw Rejected([.. errors.OrderBy(error => error.Line ?? 0)]);
    }

    private async Task WriteAsync(string path, string text)
    {
        try
        {
            // Once begun it is ended: a browser that hangs up must not decide what the file holds.
            await PrivateFile.ReplaceAsync(path, Encoding.UTF8.GetBytes(text), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    private void Try(string path, Action act)
    {
        try
        {
            act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    private JupyterProblemException Unwritable(string path, Exception exception)
    {
        logger.Unwritable(path, exception.Message);
        var (status, message) = exception switch
        {
            _ when DiskRoom.IsFull(exception) => (StatusCodes.Status507InsufficientStorage, $"The disk of {Path.GetDirectoryName(path)} is full; nothing was changed. Make room there and save again."),
            UnauthorizedAccessException or IOException { HResult: UnixReadOnlyDisk } => (StatusCodes.Status403Forbidden, $"{path} may not be written by the user that the server runs as; nothing was changed. Mend the rights of {Path.GetDirectoryName(path)}, or set STARTSPARK_HOME to a folder that can be written."),
            _ => (StatusCodes.Status500InternalServerError, $"{path} could not be written, and nothing was changed: {exception.Message}"),
        };
        return new JupyterProblemException(status, message, null, exception);
    }

    private static JupyterProblemException Rejected(IReadOnlyList<ConfigError> errors) =>
        new(JupyterProblem.Of(StatusCodes.Status422UnprocessableEntity, string.Join(' ', errors.Select(Sentence))) with
        {
            Members = new Dictionary<string, JsonElement>
            {
                ["errors"] = JsonSerializer.SerializeToElement(errors, ContractsJson.Default.IReadOnlyListConfigError),
            },
        });

    private static string Sentence(ConfigError error) => error.Line is { } line ? $"Line {line}: {error.Message}" : error.Message;
}
