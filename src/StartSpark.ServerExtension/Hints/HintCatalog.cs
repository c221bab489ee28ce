using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Hints;

/// <summary>
/// Reads what to try after a failure from <c>hints.yaml</c> of the person, the machine and the program, in this order. A broken file or
/// entry is told in the log once and at <c>/hints</c> always, and hides nothing else.
/// </summary>
public sealed class HintCatalog(IOptions<ClusterConfigsOptions> options, TimeProvider time, ILogger<HintCatalog>? logger = null)
{
    /// <summary>The file's name in each of the three folders.</summary>
    public const string FileName = "hints.yaml";

    private readonly ILogger _logger = logger ?? NullLogger<HintCatalog>.Instance;
    private readonly FileMemory<HintTable> _files = new(time);
    private readonly Lock _gate = new();
    private HashSet<(string File, int? Line, string Message)> _told = [];

    /// <summary>Every hint, in the order in which they are tried.</summary>
    public HintTable List()
    {
        var tables = ConfigSource.Folders(options.Value, FileName)
            .Select(place => new FileInfo(place.Folder))
            .Where(file => file.Exists || Directory.Exists(file.FullName))
            .Select(file => _files.Get(file, HintFileReader.Read))
            .ToList();
        var table = new HintTable([.. tables.SelectMany(one => one.Hints)], [.. tables.SelectMany(one => one.Errors)]);
        TellNews(table);
        return table;
    }

    private void TellNews(HintTable table)
    {
        var now = table.Errors.Select(error => (error.File, error.Line, error.Message)).ToHashSet();
        HashSet<(string, int?, string)> before;
        lock (_gate)
        {
            before = _told;
            _told = now;
        }

        foreach (var (file, line, message) in now.Where(error => !before.Contains(error)))
        {
            _logger.HintLeftOut(file, line, message);
        }
    }
}
