using StartSpark.CSharpKernel.Dispatch;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Says who the kernel is, and lets the expensive part of the start begin once that is said.</summary>
internal sealed class KernelInfoHandler(Publisher publisher, Startup startup) : IRequestHandler
{
    private static readonly string Version = typeof(KernelInfoHandler).Assembly.GetName().Version!.ToString(3);

    public string MessageType => "kernel_info_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        publisher.Reply(request, "kernel_info_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteString("protocol_version", JupyterHeader.ProtocolVersion);
            writer.WriteString("implementation", "startspark-csharp");
            writer.WriteString("implementation_version", Version);
            writer.WriteStartObject("language_info");
            writer.WriteString("name", "C#");
            writer.WriteString("version", "14.0");
            writer.WriteString("mimetype", "text/x-csharp");
            writer.WriteString("file_extension", ".csx");
            writer.WriteString("pygments_lexer", "csharp");
            writer.WriteString("codemirror_mode", "text/x-csharp");
            writer.WriteString("nbconvert_exporter", "script");
            writer.WriteEndObject();
            writer.WriteString("banner", $"C# 14 on .NET {Environment.Version.ToString(2)} · Start Spark {Version}");
            writer.WriteBoolean("debugger", false);
            writer.WriteStartArray("help_links");
            writer.WriteStartObject();
            writer.WriteString("text", "C# language reference");
            writer.WriteString("url", "https://learn.microsoft.com/dotnet/csharp/language-reference/");
            writer.WriteEndObject();
            writer.WriteEndArray();
        });
        startup.Begin();
        return Task.CompletedTask;
    }
}
