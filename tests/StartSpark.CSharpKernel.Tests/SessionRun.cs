using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Tests;

/// <summary>Runs code in a session as a cell would be.</summary>
internal static class SessionRun
{
    public static Task<object?> RunAsync(this ScriptSession session, string code, string name = "Cell 1")
    {
        var token = TestContext.Current.CancellationToken;
        return session.Begin(session.Compile(code, name, token), token)();
    }
}
