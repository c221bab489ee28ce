using System.Text.Json;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>The result of one of the <c>user_expressions</c> of a cell.</summary>
internal sealed record UserExpression(string Name, MimeBundle? Bundle, Exception? Error)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        if (Bundle is not null)
        {
            writer.WriteString("status", "ok");
            writer.WritePropertyName("data");
            Bundle.WriteTo(writer);
            writer.WriteEmptyObject("metadata");
        }
        else
        {
            writer.WriteString("status", "error");
            ErrorContent.Of(Error!).WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
