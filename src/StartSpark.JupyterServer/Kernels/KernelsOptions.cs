using System.ComponentModel.DataAnnotations;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>How kernels are started, watched and ended.</summary>
public sealed class KernelsOptions
{
    /// <summary>The folder of connection files.</summary>
    /// <value>Default empty: Jupyter's runtime folder (<c>JUPYTER_RUNTIME_DIR</c>, else <c>runtime</c> in the person's data folder).</value>
    public string RuntimeDirectory { get; set; } = "";

    /// <summary>How long a request that starts a kernel waits for it; a slower kernel is given out as <c>starting</c> and goes on.</summary>
    /// <value>Default 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a kernel may take to end by itself after it was asked to; then it gets the terminate signal.</summary>
    /// <value>Default 5 seconds, as in Jupyter.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ShutdownPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a kernel may take to end after the terminate signal; then it is killed.</summary>
    /// <value>Default 1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan TerminatePatience { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often in a row a kernel that died is started again before it is given up.</summary>
    /// <value>Default 5, as in Jupyter; 0 gives up at the first death.</value>
    [Range(0, 1000)]
    public int RestartLimit { get; set; } = 5;

    /// <summary>How long a restarted kernel must live for its death to count as a first one again.</summary>
    /// <value>Default 10 seconds, as in Jupyter.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a warm kernel is kept for each kernelspec whose metadata asks for it.</summary>
    /// <value>Default <see langword="true"/>; <see langword="false"/> saves the memory of an idle kernel.</value>
    public bool Prestart { get; set; } = true;

    /// <summary>How long after a warm kernel was handed out the next one is started, so that it does not slow the first cells.</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PrestartDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Environment variables of the server that kernels do not inherit.</summary>
    /// <value>Default <c>STARTSPARK_TOKEN</c> and <c>JUPYTER_TOKEN</c>: a notebook does not print the server's secret by accident.</value>
    public ISet<string> HiddenVariables { get; } = new HashSet<string> { "STARTSPARK_TOKEN", "JUPYTER_TOKEN" };
}
