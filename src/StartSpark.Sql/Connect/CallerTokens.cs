namespace StartSpark.Sql.Connect;

/// <summary>The tokens by which the user cancels a call: that of the call and that of the open <see cref="SparkQueryScope"/>.</summary>
internal readonly record struct CallerTokens(CancellationToken Call, CancellationToken Scope)
{
    public bool IsCancelled => Call.IsCancellationRequested || Scope.IsCancellationRequested;

    /// <summary>The one that was cancelled, so that callers recognize theirs.</summary>
    public CancellationToken Cancelled => Call.IsCancellationRequested ? Call : Scope;
}
