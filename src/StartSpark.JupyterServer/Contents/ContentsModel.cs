using System.Text.Json;
using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Contents;

/// <summary>What Jupyter tells about a file or folder; all keys are always there, because JupyterLab insists.</summary>
internal sealed record ContentsModel(ContentsPath Path, ContentsKind Kind, DateTime Created, DateTime LastModified, long? Size, bool Writable)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The media type; given only with content.</summary>
    public string? MimeType { get; init; }

    /// <summary>json, text or base64; given only with content.</summary>
    public string? Format { get; init; }

    /// <summary>The SHA-256 of the file's bytes, if it was asked for.</summary>
    public string? Hash { get; init; }

    /// <summary>Reads everything but the content from the disk.</summary>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static ContentsModel Of(ContentsPath path, string fullPath, ContentsKind? kind = null)
    {
        FileSystemInfo info = Directory.Exists(fullPath) ? new DirectoryInfo(fullPath) : new FileInfo(fullPath);
        if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
        {
            info = target;
        }

        if (!info.Exists)
        {
            throw new FileNotFoundException(null, fullPath);
        }

        var found = info is DirectoryInfo ? ContentsKind.Directory : kind ?? (path.IsNotebook ? ContentsKind.Notebook : ContentsKind.File);
        return new ContentsModel(path, found, info.CreationTimeUtc, info.LastWriteTimeUtc, (info as FileInfo)?.Length, UnixFile.IsWritable(fullPath))
        {
            MimeType = found is ContentsKind.File ? MimeTypes.Guess(path.Name) : null,
        };
    }

    public static string Text(DateTime time) => time.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes the model's members except the content, into an object that the caller opened.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("name", Path.Name);
        writer.WriteString("path", Path.Value);
        writer.WriteString("type", Kind switch { ContentsKind.Directory => "directory", ContentsKind.Notebook => "notebook", _ => "file" });
        writer.WriteBoolean("writable", Writable);
        writer.WriteString("created", Text(Created));
        writer.WriteString("last_modified", Text(LastModified));
        writer.WriteString("mimetype", MimeType);
        if (Size is { } size)
        {
            writer.WriteNumber("size", size);
        }
        else
        {
            writer.WriteNull("size");
        }

        writer.WriteString("format", Format);
        writer.WriteString("hash", Hash);
        writer.WriteString("hash_algorithm", Hash is null ? null : "sha256");
    }

    /// <summary>Writes the whole model, its content null.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteMembers(writer);
        writer.WriteNull("content");
        writer.WriteEndObject();
    }
}
