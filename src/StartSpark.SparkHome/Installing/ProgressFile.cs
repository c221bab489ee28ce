using System.Text.Json;
using System.Text.Json.Serialization;

namespace StartSpark.SparkHome.Installing;

/// <summary>The progress of an install as a file, so that a second process that waits for it can show it.</summary>
internal sealed class ProgressFile(string path, IProgress<SparkInstallProgress>? listener, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long _lastTime;
    private SparkInstallPhase? _lastPhase;

    /// <summary>Tells the listener and, now and then, the file.</summary>
    internal void Report(SparkInstallProgress progress)
    {
        var now = time.GetTimestamp();
        if (progress.Phase == _lastPhase && time.GetElapsedTime(_lastTime, now) < Interval)
        {
            return;
        }

        (_lastTime, _lastPhase) = (now, progress.Phase);
        listener?.Report(progress);
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(progress, ProgressJson.Default.SparkInstallProgress));
        }
        catch (IOException)
        {
            // Only a courtesy to a second process; a full disk shows itself where it matters.
        }
    }

    /// <summary>What another process wrote last, or null.</summary>
    internal static SparkInstallProgress? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ProgressJson.Default.SparkInstallProgress);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // Not there yet, or read in the middle of a write; the next look will do.
            return null;
        }
    }
}

/// <summary>Generated JSON for the progress file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SparkInstallProgress))]
internal sealed partial class ProgressJson : JsonSerializerContext;
