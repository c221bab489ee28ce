namespace StartSpark.JupyterServer.Kernels;

/// <summary>The content of a request that says nothing beyond its type.</summary>
internal sealed record EmptyContent;
