namespace StartSpark.Settings;

/// <summary>What the command line says of the server; null where it says nothing.</summary>
internal sealed record ServerArguments(string? Ip, int? Port, string? BaseUrl, string? RootDir, string? Token, bool NoBrowser);
