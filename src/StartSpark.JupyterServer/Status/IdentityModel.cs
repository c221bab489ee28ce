namespace StartSpark.JupyterServer.Status;

/// <summary>The person as collaborators and the page see them.</summary>
internal sealed record IdentityModel(string Username, string Name, string DisplayName, string Initials, string? AvatarUrl, string? Color);
