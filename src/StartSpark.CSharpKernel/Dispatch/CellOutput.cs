using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>What the functions of <see cref="Cell"/> do in the running kernel.</summary>
internal sealed class CellOutput(Publisher publisher, DisplayFormatters formatters, InputRequests requests) : ICellOutput
{
    public void Display(object? value, string displayId, bool isUpdate)
    {
        var scope = CellScope.Current;
        var bundle = Blocking.Wait(formatters.FormatAsync(value, scope?.Interrupted ?? CancellationToken.None));
        if (scope?.Capture is { } capture)
        {
            capture(new CapturedOutput(IsError: false, bundle.Find("text/plain") + "\n"));
            return;
        }

        publisher.Publish(isUpdate ? "update_display_data" : "display_data", scope?.Parent, writer =>
        {
            writer.WritePropertyName("data");
            bundle.WriteTo(writer);
            writer.WriteEmptyObject("metadata");
            writer.WriteStartObject("transient");
            writer.WriteString("display_id", displayId);
            writer.WriteEndObject();
        });
    }

    public void Clear(bool wait)
    {
        if (CellScope.Current is { Capture: null } scope)
        {
            publisher.Publish("clear_output", scope.Parent, writer => writer.WriteBoolean("wait", wait));
        }
    }

    public string Ask(string prompt, bool isPassword) => requests.Ask(prompt, isPassword);
}
