using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Where cluster configs and templates are looked for; each folder holds <c>clusters</c> and <c>templates</c>.</summary>
public sealed class ClusterConfigsOptions
{
    /// <summary>The person's own folder.</summary>
    /// <value>Default: <c>~/.startspark</c>, or what STARTSPARK_HOME names.</value>
    [Required]
    public string UserFolder { get; set; } = SparkHome.StartSparkPaths.FromEnvironment().Home;

    /// <summary>The machine's folder.</summary>
    /// <value>Default: <c>/etc/startspark</c>; on Windows <c>startspark</c> under the common application data.</value>
    [Required]
    public string SystemFolder { get; set; } = OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "startspark")
        : "/etc/startspark";

    /// <summary>What comes with the program.</summary>
    /// <value>Default: <c>configs</c> beside it.</value>
    [Required]
    public string BuiltInFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "configs");
}

/// <summary>Checks the folders when the server starts.</summary>
[OptionsValidator]
internal sealed partial class ClusterConfigsOptionsValidator : IValidateOptions<ClusterConfigsOptions>;
