namespace StartSpark.JupyterServer.Status;

/// <summary>The answer of <c>/api/status</c>; times as Jupyter writes them.</summary>
internal sealed record ServerStatus(string Started, string LastActivity, int Kernels, int Connections);
