using StartSpark.SparkHome.Files;
using StartSpark.SparkHome.Locating;

namespace StartSpark.SparkHome.Installing;

/// <summary>
/// Installs Spark from mirrors into <c>~/.startspark/spark</c>. Two installs at once, in one process or in many, become
/// one: the second waits, shows the first one's progress and takes its result.
/// </summary>
/// <remarks>
/// (a) take the lock between processes; (b) sweep what a killed install left; (c) ask the mirrors in order; (d) fetch,
/// continuing a partial file; (e) check SHA-512; (f) unpack beside the target; (g) rename into place, the only step that
/// others can see. A folder with the final name is therefore always whole.
/// </remarks>
public sealed class SparkInstaller
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MirrorAnswer = TimeSpan.FromSeconds(15);

    private readonly StartSparkPaths _paths;
    private readonly SparkInstallerOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>An installer; it starts nothing by itself.</summary>
    public SparkInstaller(StartSparkPaths paths, SparkInstallerOptions options, TimeProvider? time = null)
    {
        _paths = paths;
        _options = options;
        _time = time ?? TimeProvider.System;
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = MirrorAnswer }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The version this installer installs.</summary>
    public string Version => _options.Version;

    /// <summary>Where it will be.</summary>
    public string Target => Path.Combine(_paths.Spark, FolderName(Version));

    /// <summary>The first mirror that has the archive, with its size; throws a sentence for the user when none has.</summary>
    public async Task<SparkArchive> FindArchiveAsync(CancellationToken cancellationToken)
    {
        List<string> failures = [];
        foreach (var mirror in Mirrors())
        {
            if (await AskAsync(mirror, failures, cancellationToken) is { } size)
            {
                return new(Version, mirror.Root, size);
            }
        }

        throw NoMirror(failures);
    }

    /// <summary>What an install in this or another process is doing right now, or null when none runs.</summary>
    public SparkInstallProgress? RunningInstall()
    {
        if (!Directory.Exists(_paths.Spark) || !File.Exists(LockFile))
        {
            return null;
        }

        try
        {
            using var free = InstallLock.TryTake(LockFile);
            return free is null ? ProgressFile.Read(ProgressPath) ?? new(SparkInstallPhase.Looking, Version, 0, 0, null) : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // Another user's: an install of ours would be refused, so none runs.
        }
    }

    /// <summary>Gives the installed Spark, after installing it if it is not there.</summary>
    public async Task<SparkInstallation> InstallAsync(IProgress<SparkInstallProgress>? progress, CancellationToken cancellationToken)
    {
        using var held = await TakeLockAsync(progress, cancellationToken);
        try
        {
            if (!Directory.Exists(Target))
            {
                var file = new ProgressFile(ProgressPath, progress, _time);
                await Task.Run(() => InstallLockedAsync(file, cancellationToken), cancellationToken);
            }

            var installed = SparkInstallation.Read(Target, SparkSource.Installed);
            progress?.Report(new(SparkInstallPhase.Done, Version, 0, 0, null));
            return installed;
        }
        finally
        {
            SweepLeftovers();
            File.Delete(ProgressPath);
        }
    }

    internal static string ArchiveName(string version) => $"{FolderName(version)}.tgz";

    private string LockFile => Path.Combine(_paths.Spark, $".install-{Version}.lock");

    private string ProgressPath => Path.Combine(_paths.Spark, $".install-{Version}.json");

    private string PartialFile => Path.Combine(_paths.Spark, $".{ArchiveName(Version)}.part");

    private string UnpackPrefix => $".unpack-{Version}-";

    private static string FolderName(string version) => $"spark-{version}-bin-hadoop3";

    private async Task<FileStream> TakeLockAsync(IProgress<SparkInstallProgress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(_paths.Spark);
                if (InstallLock.TryTake(LockFile) is { } taken)
                {
                    return Swept(taken);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw Refused(error);
            }

            if (progress is not null && ProgressFile.Read(ProgressPath) is { } others)
            {
                progress.Report(others);
            }

            await Task.Delay(LockPause, _time, cancellationToken);
        }
    }

    private async Task InstallLockedAsync(ProgressFile progress, CancellationToken cancellationToken)
    {
        List<string> failures = [];
        progress.Report(new(SparkInstallPhase.Looking, Version, 0, 0, null));
        foreach (var mirror in Mirrors())
        {
            if (await AskAsync(mirror, failures, cancellationToken) is not { } size)
            {
                continue;
            }

            try
            {
                var continued = mirror is HttpMirror && File.Exists(PartialFile);
                try
                {
                    await InstallFromAsync(mirror, size, progress, cancellationToken);
                }
                catch (InvalidDataException) when (continued)
                {
                    // The partial file may be another mirror's or another day's: once more from the start.
                    File.Delete(PartialFile);
                    await InstallFromAsync(mirror, size, progress, cancellationToken);
                }

                return;
            }
            catch (Exception error) when (error is MirrorException or HttpRequestException)
            {
                // The partial file stays: the next mirror, or the next try, goes on from it.
                failures.Add($"{mirror.Root}: {error.Message}");
            }
            catch (InvalidDataException error)
            {
                File.Delete(PartialFile);
                failures.Add($"{mirror.Root}: {error.Message}");
            }
            catch (OperationCanceledException)
            {
                File.Delete(PartialFile);
                throw;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                File.Delete(PartialFile);
                throw Refused(error);
            }
        }

        throw NoMirror(failures);
    }

    private async Task InstallFromAsync(ISparkMirror mirror, long size, ProgressFile progress, CancellationToken cancellationToken)
    {
        Action<long, long> Phase(SparkInstallPhase phase) => (bytes, total) =>
            progress.Report(new(phase, Version, bytes, total > 0 ? total : size, mirror.Root));

        var expected = await FindChecksumAsync(mirror, cancellationToken);
        if (mirror is HttpMirror)
        {
            // Unpacked, Spark's jars are about as large as the archive again.
            var partial = new FileInfo(PartialFile);
            DiskRoom.Require(_paths.Spark, (2 * size) - (partial.Exists ? partial.Length : 0));
        }

        Phase(SparkInstallPhase.Downloading)(0, size);
        var archive = await mirror.FetchAsync(Version, PartialFile, Phase(SparkInstallPhase.Downloading), cancellationToken);
        Phase(SparkInstallPhase.Verifying)(0, size);
        var actual = await Checksum.ComputeAsync(archive, Phase(SparkInstallPhase.Verifying), cancellationToken);
        if (!actual.AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException("the archive does not match its SHA-512 (damaged or altered); nothing of it was used");
        }

        DiskRoom.Require(_paths.Spark, ArchiveUnpacker.UnpackedSize(archive));
        var unpack = Directory.CreateDirectory(Path.Combine(_paths.Spark, UnpackPrefix + Guid.NewGuid().ToString("N"))).FullName;
        Phase(SparkInstallPhase.Unpacking)(0, size);
        await Task.Run(() => ArchiveUnpacker.UnpackAsync(archive, unpack, Phase(SparkInstallPhase.Unpacking), cancellationToken), cancellationToken);
        var inner = Path.Combine(unpack, FolderName(Version));
        if (!Directory.Exists(inner))
        {
            throw new InvalidDataException($"the archive has no folder {FolderName(Version)}");
        }

        Directory.Move(inner, Target);
        File.Delete(PartialFile);
    }

    private async Task<byte[]> FindChecksumAsync(ISparkMirror mirror, CancellationToken cancellationToken)
    {
        // Apache's CDN does not carry checksums for every version; its origin and archive do.
        foreach (var place in Mirrors().Where(other => other is HttpMirror == mirror is HttpMirror).Prepend(mirror))
        {
            if (await place.ChecksumAsync(Version, cancellationToken) is { } text)
            {
                return Checksum.Parse(text) ?? throw new InvalidDataException("its .sha512 file holds no SHA-512");
            }
        }

        throw new InvalidDataException("it has no .sha512 file, and an unchecked archive is not used");
    }

    private async Task<long?> AskAsync(ISparkMirror mirror, List<string> failures, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MirrorAnswer);
        try
        {
            var size = await mirror.SizeAsync(Version, limit.Token);
            if (size is null)
            {
                failures.Add($"{mirror.Root}: has no Spark {Version}");
            }

            return size;
        }
        catch (HttpRequestException error)
        {
            failures.Add($"{mirror.Root}: {error.Message}");
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            failures.Add($"{mirror.Root}: did not answer within {MirrorAnswer.TotalSeconds:0} s");
            return null;
        }
    }

    private IEnumerable<ISparkMirror> Mirrors() => _options.Mirrors
        .Where(root => IsUrl(root) || Directory.Exists(root))
        .Select(root => IsUrl(root) ? (ISparkMirror)new HttpMirror(_http, root, _time) : new FolderMirror(Path.GetFullPath(root)));

    private static bool IsUrl(string root) =>
        root.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || root.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private FileStream Swept(FileStream taken)
    {
        try
        {
            SweepLeftovers();
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private void SweepLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(_paths.Spark, UnpackPrefix + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private SparkHomeException Refused(Exception error) => DiskRoom.IsFull(error)
        ? new($"The disk of {_paths.Spark} is full; the unfinished Spark was removed.",
            $"Make room there, or set {StartSparkPaths.HomeVariable} to a folder on another disk.", error)
        : new($"Spark could not be installed in {_paths.Spark}: {error.Message}", null, error);

    private SparkHomeException NoMirror(List<string> failures) => new(
        $"Spark {Version} could not be installed. {(failures.Count == 0 ? "No mirror is configured." : string.Join("; ", failures) + ".")}",
        $"Check the network or its proxy, name a mirror (spark_mirrors, or {SparkInstallerOptions.MirrorsVariable}), "
        + "or point SPARK_HOME or the config's spark_home at a Spark you have.");
}
