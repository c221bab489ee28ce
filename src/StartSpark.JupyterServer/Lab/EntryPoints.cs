namespace StartSpark.JupyterServer.Lab;

/// <summary>The file in which the front end's build names the first scripts.</summary>
internal sealed record EntryPoints(string[]? Main);
