using System.Collections.Concurrent;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.Channels;
using StartSpark.ServerExtension.KernelStatuses;
using StartSpark.SparkHome;

namespace StartSpark.ServerExtension.SparkLogs;

/// <summary>
/// Remembers which log belongs to the latest start of each kernel, learnt from the kernel's own word, and only of files that lie in the
/// folder of logs. A log outlives its Spark and its kernel, since that is when it is wanted.
/// </summary>
internal sealed class SparkLogFiles(StartSparkPaths paths) : IKernelMessageObserver
{
    private const int ManyKernels = 200;
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The log of the kernel's latest start; null where it told of none, or the log is gone.</summary>
    public FileInfo? Of(string kernelId) =>
        _files.TryGetValue(kernelId, out var path) && new FileInfo(path) is { Exists: true, LinkTarget: null } file ? file : null;

    /// <inheritdoc/>
    public void OnMessage(string kernelId, JupyterMessage message)
    {
        if (KernelStatus.Read(message)?.LogFile is { } path && IsLog(path))
        {
            _files[kernelId] = Path.GetFullPath(path);
            ForgetOld();
        }
    }

    /// <inheritdoc/>
    public void OnKernelEnded(string kernelId)
    {
        // What the driver wrote last is often why the kernel ended.
    }

    private bool IsLog(string path) =>
        Path.IsPathFullyQualified(path) && path.EndsWith(".log", StringComparison.Ordinal)
        && Path.GetDirectoryName(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths.Logs));

    private void ForgetOld()
    {
        if (_files.Count > ManyKernels)
        {
            foreach (var (kernel, _) in _files.Where(entry => !File.Exists(entry.Value)))
            {
                _files.TryRemove(kernel, out _);
            }
        }
    }
}
