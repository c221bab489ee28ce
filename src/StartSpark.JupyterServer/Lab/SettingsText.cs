namespace StartSpark.JupyterServer.Lab;

/// <summary>What a person typed into the settings editor: JSON with comments, kept letter for letter.</summary>
internal sealed record SettingsText(string? Raw);
