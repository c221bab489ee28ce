namespace StartSpark.Settings;

/// <summary>A setting that cannot be used; the message names where it stands and what would be right.</summary>
internal sealed class SettingsException(string message) : Exception(message);
