using System.Globalization;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>What extensions may do with the session: run code in its turn, read and declare variables.</summary>
internal sealed class ExtensionCells(CellExecutor executor, CellQueue queue) : ICellQueue, IKernelVariables
{
    public CellInfo? Current => queue.Current;

    public IQueuedCode Run(
        string code, Action<CapturedOutput>? onOutput, CancellationToken cancellationToken, Func<CancellationToken, Task>? before = null) =>
        Enqueue(code, onOutput, ExecutionContext.Capture(), before, cancellationToken);

    public IDisposable Observe(ICellObserver observer) => queue.Observe(observer);

    public bool TryGet(string name, out object? value) => executor.Session.Variables.TryGet(name, out value);

    public async Task SetAsync<T>(string name, T value, CancellationToken cancellationToken)
    {
        var type = SourceName(typeof(T));
        var key = CellProbe.HandOver(value);
        var code = string.Create(
            CultureInfo.InvariantCulture,
            $"{type} {name} = ({type})global::{typeof(CellProbe).FullName}.{nameof(CellProbe.Take)}({key});");
        var result = await Enqueue(code, null, null, null, cancellationToken).Completion.ConfigureAwait(false);
        if (result.Error is { } error)
        {
            CellProbe.Take(key);
            throw error;
        }
    }

    private ExtensionCode Enqueue(
        string code,
        Action<CapturedOutput>? onOutput,
        ExecutionContext? context,
        Func<CancellationToken, Task>? before,
        CancellationToken cancellationToken)
    {
        var job = new CellJob
        {
            Code = code,
            Name = "code",
            MessageId = Guid.NewGuid().ToString("N"),
            IsExtensionCode = true,
            Capture = onOutput ?? (static _ => { }),
            Context = context,
            Before = before,
        };
        var work = new ExtensionCode(executor, job, cancellationToken);
        queue.Add(work);
        if (cancellationToken.CanBeCanceled)
        {
            var registration = cancellationToken.UnsafeRegister(
                _ =>
                {
                    if (queue.Remove(work))
                    {
                        work.Abort();
                    }
                },
                null);
            _ = work.Completion.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return work;
    }

    private static string SourceName(Type type)
    {
        if (type.IsArray)
        {
            return $"{SourceName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        var name = (type.FullName ?? type.Name).Replace('+', '.');
        if (!type.IsGenericType)
        {
            return "global::" + name;
        }

        return $"global::{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(SourceName))}>";
    }
}
