namespace StartSpark.Testing;

/// <summary>A folder of one's own for a test, gone with it.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Makes the folder; the name only helps whoever looks into the temp folder.</summary>
    public TestFolder(string name = "test") => Path = Directory.CreateTempSubdirectory($"startspark-{name}-").FullName;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>A path inside it; the parent folders are made.</summary>
    public string File(params string[] parts)
    {
        var path = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>A folder inside it, made.</summary>
    public string Folder(params string[] parts) => Directory.CreateDirectory(System.IO.Path.Combine([Path, .. parts])).FullName;

    /// <summary>Writes a text file inside it and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = File(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The test removed it itself.
        }
        catch (IOException) when (!OperatingSystem.IsLinux())
        {
            // Windows keeps a just-ended process's files for a moment; the temp folder is emptied by the system.
        }
    }
}
