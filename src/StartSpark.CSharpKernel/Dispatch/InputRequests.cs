using System.Threading.Channels;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Questions of cells to the person at the front end.</summary>
internal sealed class InputRequests(Publisher publisher)
{
    private readonly Channel<string> answers = Channel.CreateUnbounded<string>();

    /// <summary>Takes an <c>input_reply</c> on the socket thread.</summary>
    public void Receive(JupyterMessage message)
    {
        if (message.MessageType == "input_reply")
        {
            answers.Writer.TryWrite(message.ReadContent(Content.ContentJson.Default.InputReply).Value);
        }
    }

    /// <summary>Asks and waits; an interrupt ends the wait.</summary>
    /// <exception cref="InvalidOperationException">The front end takes no questions.</exception>
    public string Ask(string prompt, bool isPassword)
    {
        var scope = CellScope.Current;
        if (scope is not { AllowInput: true, Parent: { } request })
        {
            throw new InvalidOperationException(
                "The cell asks for input, but whoever runs it takes no questions (allow_stdin is false). "
                + "Run the cell in a notebook or console, or put the value into a variable.");
        }

        while (answers.Reader.TryRead(out _))
        {
            // An answer to a question that an interrupt has ended.
        }

        publisher.Ask(request, writer =>
        {
            writer.WriteString("prompt", prompt);
            writer.WriteBoolean("password", isPassword);
        });
        return Blocking.Wait(answers.Reader.ReadAsync(scope.Interrupted));
    }
}
