namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Takes something back once, when disposed.</summary>
internal sealed class Registration(Action takeBack) : IDisposable
{
    private Action? remaining = takeBack;

    public void Dispose() => Interlocked.Exchange(ref remaining, null)?.Invoke();
}
