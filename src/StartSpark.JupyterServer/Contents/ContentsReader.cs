using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Contents.Notebooks;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Reads files, notebooks and folders into the JSON that Jupyter's API gives for them.</summary>
internal sealed class ContentsReader(ContentsRoot root, NotebookTrust trust, IOptions<JupyterServerOptions> options)
{
    private const int SegmentBytes = 12 * 1024; // A multiple of 3, so that base64 segments join without padding.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The model alone.</summary>
    public NativeBuffer Describe(ContentsPath path, string fullPath)
    {
        var model = ContentsModel.Of(path, fullPath);
        return Write(writer => model.Write(writer));
    }

    /// <summary>A model that is known already.</summary>
    public static NativeBuffer Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new NativeBuffer();
        using var writer = new Utf8JsonWriter(buffer, Json);
        write(writer);
        writer.Flush();
        return buffer;
    }

    /// <summary>The model with as much as the client asked for.</summary>
    public async Task<NativeBuffer> ReadAsync(ContentsPath path, ContentsQuery query, CancellationToken cancellationToken)
    {
        var fullPath = root.ForReading(path);
        if (Directory.Exists(fullPath))
        {
            return query.Kind is null or ContentsKind.Directory
                ? ReadDirectory(path, fullPath, query.WithContent)
                : throw Bad($"'{path}' is a folder, not a {(query.Kind is ContentsKind.Notebook ? "notebook" : "file")}.", "bad type");
        }

        if (!File.Exists(fullPath))
        {
            throw ContentsRoot.NotFound(path);
        }

        if (query.Kind is ContentsKind.Directory)
        {
            throw Bad($"'{path}' is not a folder.", "bad type");
        }

        if (!UnixFile.IsOrdinary(fullPath))
        {
            throw Bad($"'{path}' is a pipe, socket or device, which cannot be opened here.");
        }

        var model = ContentsModel.Of(path, fullPath, query.Kind);
        if (!query.WithContent)
        {
            var hash = query.WithHash ? await HashAsync(fullPath, cancellationToken) : null;
            return Write(writer => (model with { Hash = hash }).Write(writer));
        }

        if (model.Size > options.Value.MaxBodyBytes)
        {
            throw Bad($"'{path}' has {model.Size / 1_000_000} MB, too much to open in the browser; download it, or read it in a cell.", "too large");
        }

        using var file = await WholeFile.ReadAsync(fullPath, cancellationToken);
        model = model with { Size = file.Length, Hash = query.WithHash ? Convert.ToHexStringLower(SHA256.HashData(file.Written)) : null };
        return model.Kind is ContentsKind.Notebook ? Notebook(model, file, await trust.IsTrustedAsync(file.Memory)) : Text(model, file, query.Format);
    }

    private static NativeBuffer Notebook(ContentsModel model, NativeBuffer file, bool isTrusted)
    {
        if (NotebookCheck.Explain(file.Written, out var notebook) is { } why)
        {
            throw Bad($"Unreadable notebook '{model.Path}': {why}. Open it with the text editor, or restore a checkpoint.", "unreadable notebook");
        }

        return WithContent(model with { Format = "json" }, file.Length, (writer, buffer) =>
        {
            writer.Flush();
            NotebookModelCodec.Write(file.Written[notebook], isTrusted, buffer);
        });
    }

    private static NativeBuffer Text(ContentsModel model, NativeBuffer file, string? format)
    {
        var isText = format != "base64" && Utf8.IsValid(file.Written);
        if (format == "text" && !isText)
        {
            throw Bad($"'{model.Path}' is not UTF-8 encoded text.", "bad format");
        }

        var filled = model with
        {
            Format = isText ? "text" : "base64",
            MimeType = model.MimeType ?? (isText ? "text/plain" : "application/octet-stream"),
        };
        return WithContent(filled, isText ? file.Length : file.Length / 3 * 4, (writer, _) =>
        {
            ReadOnlySpan<byte> rest = file.Written;
            do
            {
                var segment = rest[..Math.Min(rest.Length, SegmentBytes)];
                rest = rest[segment.Length..];
                if (isText)
                {
                    writer.WriteStringValueSegment(segment, rest.IsEmpty);
                }
                else
                {
                    writer.WriteBase64StringSegment(segment, rest.IsEmpty);
                }
            }
            while (!rest.IsEmpty);
        });
    }

    // The content is written last and may bypass the writer, which is why the closing brace does too.
    private static NativeBuffer WithContent(ContentsModel model, int expected, Action<Utf8JsonWriter, NativeBuffer> write)
    {
        var buffer = new NativeBuffer(expected + (expected / 16));
        try
        {
            using (var writer = new Utf8JsonWriter(buffer, Json))
            {
                writer.WriteStartObject();
                model.WriteMembers(writer);
                writer.WritePropertyName("content");
                write(writer, buffer);
            }

            buffer.WriteByte((byte)'}');
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private NativeBuffer ReadDirectory(ContentsPath path, string fullPath, bool withContent)
    {
        var model = ContentsModel.Of(path, fullPath);
        return Write(writer =>
        {
            if (!withContent)
            {
                model.Write(writer);
                return;
            }

            writer.WriteStartObject();
            (model with { Format = "json" }).WriteMembers(writer);
            writer.WriteStartArray("content");
            foreach (var entry in Directory.EnumerateFileSystemEntries(fullPath).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(entry);
                if (root.IsListed(entry, name) && TryDescribe(path.Child(name), entry) is { } child)
                {
                    child.Write(writer);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    // An entry may vanish between the listing and the look at it.
    private static ContentsModel? TryDescribe(ContentsPath path, string fullPath)
    {
        try
        {
            return ContentsModel.Of(path, fullPath);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<string> HashAsync(string fullPath, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(fullPath);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static JupyterProblemException Bad(string message, string? reason = null) => new(StatusCodes.Status400BadRequest, message, reason);
}
