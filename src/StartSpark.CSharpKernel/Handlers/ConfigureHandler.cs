using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Moves a kernel that the server started ahead into the folder of the notebook that got it.</summary>
internal sealed class ConfigureHandler(Publisher publisher) : IRequestHandler
{
    public string MessageType => "configure_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = request.ReadContent(ContentJson.Default.ConfigureRequest);
        if (content.Cwd is { } folder)
        {
            Directory.SetCurrentDirectory(folder);
        }

        foreach (var (name, value) in content.Env ?? [])
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        publisher.Reply(request, "configure_reply", writer => writer.WriteString("status", "ok"));
        return Task.CompletedTask;
    }
}
