namespace StartSpark.SparkHome.Gateways;

/// <summary>A folder only this user can open, for what is handed to a starting JVM; gone when the JVM has read it.</summary>
internal sealed class PrivateFolder : IDisposable
{
    // On Unix made with mode 0700, before anything is in it.
    internal string Path { get; } = Directory.CreateTempSubdirectory("startspark-").FullName;

    internal string Write(string name, string text)
    {
        var path = File(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The watcher of a dead JVM was quicker.
        }
    }
}
