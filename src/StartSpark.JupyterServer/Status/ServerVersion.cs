namespace StartSpark.JupyterServer.Status;

/// <summary>The answer of <c>/api</c>.</summary>
internal sealed record ServerVersion(string Version);
