using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StartSpark.Contracts.Options;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>
/// Reads <c>options.yaml</c> of the person, the machine and the program: options that no Spark declares or describes itself. The first file
/// that names an option counts for it; a broken entry is told in the log once and hides nothing else.
/// </summary>
internal sealed class OptionCatalog(IOptions<ClusterConfigsOptions> options, TimeProvider time, ILogger<OptionCatalog>? logger = null)
{
    /// <summary>The file's name in each of the three folders.</summary>
    public const string FileName = "options.yaml";

    private readonly ILogger _logger = logger ?? NullLogger<OptionCatalog>.Instance;
    private readonly FileMemory<OptionTable> _files = new(time);
    private readonly HashSet<(string File, int? Line, string Message)> _told = [];

    /// <summary>Every option that the tables describe, by name.</summary>
    public IReadOnlyList<SparkOption> List()
    {
        var tables = ConfigSource.Folders(options.Value, FileName)
            .Select(place => new FileInfo(place.Folder))
            .Where(file => file.Exists || Directory.Exists(file.FullName))
            .Select(file => _files.Get(file, OptionFileReader.Read))
            .ToList();
        foreach (var error in tables.SelectMany(table => table.Errors))
        {
            lock (_told)
            {
                if (_told.Add((error.File, error.Line, error.Message)))
                {
                    _logger.OptionLeftOut(error.File, error.Line, error.Message);
                }
            }
        }

        return [.. tables.SelectMany(table => table.Options).DistinctBy(option => option.Name).OrderBy(option => option.Name, StringComparer.Ordinal)];
    }
}
