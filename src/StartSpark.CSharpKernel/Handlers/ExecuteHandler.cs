using System.Globalization;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Runs a cell.</summary>
/// <remarks>
/// (a) <c>execute_input</c> echoes the code; (b) the cell compiles and runs on its own thread, its output published
/// on the way; (c) its value is published as <c>execute_result</c>, or what it threw as <c>error</c>; (d) the reply;
/// (e) after an error the cells that wait are aborted. The router's <c>busy</c> and <c>idle</c> stand around it.
/// </remarks>
internal sealed class ExecuteHandler(
    CellExecutor executor,
    CellQueue queue,
    Publisher publisher,
    DisplayFormatters formatters,
    ExecutionHistory history,
    Startup startup) : IRequestHandler
{
    public string MessageType => "execute_request";

    public bool TakesTurn => true;

    public async Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = request.ReadContent(ContentJson.Default.ExecuteRequest);
        var stored = content.StoreHistory && !content.Silent;
        var count = stored ? history.Add(content.Code) : history.Next;
        if (!content.Silent)
        {
            publisher.Publish("execute_input", request, writer =>
            {
                writer.WriteString("code", content.Code);
                writer.WriteNumber("execution_count", count);
            });
        }

        foreach (var problem in await startup.ReadyAsync().ConfigureAwait(false))
        {
            publisher.Write("stderr", request, problem + "\n");
        }

        var end = executor.Run(JobOf(request, content, count), cancellationToken);
        if (end is { Kind: CellEndKind.Completed, Value: CellResult result })
        {
            Succeed(request, content, count, result, stored);
        }
        else
        {
            Fail(request, content, count, end);
        }
    }

    public bool TryAbort(JupyterMessage request)
    {
        publisher.Reply(request, "execute_reply", writer =>
        {
            writer.WriteString("status", "aborted");
            writer.WriteNumber("execution_count", history.Next);
        });
        return true;
    }

    private CellJob JobOf(JupyterMessage request, ExecuteRequest content, int count) => new()
    {
        Code = content.Code,
        Name = string.Create(CultureInfo.InvariantCulture, $"Cell {count}"),
        MessageId = request.Header.MessageId,
        ExecutionCount = content.Silent ? 0 : count,
        Parent = request,
        AllowInput = content.AllowStdin,
        Capture = content.Silent ? static _ => { } : null,
        Then = async (cell, value, interrupted) =>
        {
            var shows = !content.Silent && (value is not null || cell.HasValue());
            var bundle = shows ? await formatters.FormatAsync(value, interrupted) : null;
            return new CellResult(bundle, await EvaluateAsync(content.UserExpressions, interrupted));
        },
    };

    private async Task<IReadOnlyList<UserExpression>> EvaluateAsync(
        Dictionary<string, string>? expressions, CancellationToken interrupted)
    {
        List<UserExpression> results = [];
        foreach (var (name, code) in expressions ?? [])
        {
            try
            {
                var value = await executor.Session.EvaluateAsync(code, interrupted);
                results.Add(new UserExpression(name, await formatters.FormatAsync(value, interrupted), null));
            }
            catch (Exception error) when (!interrupted.IsCancellationRequested)
            {
                results.Add(new UserExpression(name, null, error));
            }
        }

        return results;
    }

    private void Succeed(JupyterMessage request, ExecuteRequest content, int count, CellResult result, bool stored)
    {
        if (result.Bundle is { } bundle)
        {
            publisher.Publish("execute_result", request, writer =>
            {
                writer.WriteNumber("execution_count", count);
                writer.WritePropertyName("data");
                bundle.WriteTo(writer);
                writer.WriteEmptyObject("metadata");
            });
            if (stored && bundle.Find("text/plain") is { } text)
            {
                history.SetOutput(count, text);
            }
        }

        publisher.Reply(request, "execute_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteNumber("execution_count", count);
            writer.WriteStartArray("payload");
            writer.WriteEndArray();
            writer.WriteStartObject("user_expressions");
            foreach (var expression in result.Expressions)
            {
                expression.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    private void Fail(JupyterMessage request, ExecuteRequest content, int count, CellEnd end)
    {
        var error = ErrorContent.Of(end);
        if (!content.Silent)
        {
            publisher.Publish("error", request, error.WriteTo);
        }

        publisher.Reply(request, "execute_reply", writer =>
        {
            writer.WriteString("status", "error");
            writer.WriteNumber("execution_count", count);
            error.WriteTo(writer);
            writer.WriteStartArray("payload");
            writer.WriteEndArray();
            writer.WriteEmptyObject("user_expressions");
        });
        if (content.StopOnError)
        {
            queue.AbortCells();
        }
    }

    private sealed record CellResult(MimeBundle? Bundle, IReadOnlyList<UserExpression> Expressions);
}
