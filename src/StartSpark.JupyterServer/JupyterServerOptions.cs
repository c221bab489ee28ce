using System.ComponentModel.DataAnnotations;

namespace StartSpark.JupyterServer;

/// <summary>What a person or a host program can set about the Jupyter server.</summary>
public sealed class JupyterServerOptions
{
    /// <summary>The path under which every page and endpoint lies, as it stands in the address bar.</summary>
    /// <value>Default <c>/</c>. Percent-encoded text such as <c>/user/a%40b/</c> is kept as given; missing slashes are added.</value>
    [Required]
    public string BaseUrl { get; set; } = "/";

    /// <summary>The folder that the file browser shows as its top.</summary>
    /// <value>Default: the folder in which the program was started. It must exist.</value>
    [Required]
    public string RootDirectory { get; set; } = Environment.CurrentDirectory;

    /// <summary>The secret that lets a person or a program in.</summary>
    /// <value>Default empty: a random one of 192 bits is made when the server starts; read it back from these options.</value>
    public string Token { get; set; } = "";

    /// <summary>Origins besides the server's own whose pages may call it, such as <c>https://lab.example.org</c>; <c>*</c> allows all.</summary>
    /// <value>Default empty. Requests that carry the token in a header are allowed from every origin, as in Jupyter.</value>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Names, besides <c>localhost</c> and plain addresses, that a request's Host header may carry; <c>*</c> allows all.</summary>
    /// <value>Default empty, which defeats DNS rebinding; a server meant to be reached by name from elsewhere lists that name.</value>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Whether symbolic links below the root are followed, wherever they lead.</summary>
    /// <value>Default <see langword="true"/>, as in Jupyter; <see langword="false"/> refuses every path that passes through one.</value>
    public bool FollowSymlinks { get; set; } = true;

    /// <summary>Whether files and folders whose name begins with a dot can be listed, read and written.</summary>
    /// <value>Default <see langword="false"/>, as in Jupyter.</value>
    public bool AllowHidden { get; set; }

    /// <summary>Whether deleted files go to the desktop's trash instead of vanishing.</summary>
    /// <value>Default <see langword="true"/> on Linux; elsewhere deletion is always final.</value>
    public bool DeleteToTrash { get; set; } = OperatingSystem.IsLinux();

    /// <summary>The largest request body that is read.</summary>
    /// <value>In bytes. Default 512 MiB, as in Jupyter.</value>
    [Range(1024, long.MaxValue)]
    public long MaxBodyBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>The built front end: the folder that holds <c>static</c>, <c>schemas</c>, <c>themes</c> and <c>entry.json</c>.</summary>
    /// <value>Default empty: pages say that the front end is missing.</value>
    public string LabDirectory { get; set; } = "";

    /// <summary>The sentence a page shows when the front end is missing: what to do about it.</summary>
    [Required]
    public string LabMissingHint { get; set; } = "Build it with `dotnet msbuild build/Assets.proj` in the repository and reload this page.";

    /// <summary>The version shown in JupyterLab's About box.</summary>
    /// <value>Default <c>4.6.4</c>, that of the JupyterLab packages the front end is built from.</value>
    [Required]
    public string LabVersion { get; set; } = "4.6.4";

    /// <summary>Whether pages put the application object at <c>window.jupyterapp</c>, for browser tests.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ExposeAppInBrowser { get; set; }

    /// <summary>Values added to the page's configuration, for extensions that the front end contains.</summary>
    /// <value>Default empty. They replace the server's own values of the same name; nothing secret belongs here.</value>
    public IDictionary<string, string> PageConfig { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Jupyter's folder of a person's settings.</summary>
    /// <value>Default empty: <c>JUPYTER_CONFIG_DIR</c>, else <c>~/.jupyter</c>, and the system's folders below it. A folder given here is the only one read.</value>
    public string ConfigDirectory { get; set; } = "";

    /// <summary>The folder in which the server remembers, between runs, which notebooks' outputs are trusted.</summary>
    /// <value>Default empty: <c>startspark</c> inside the settings folder.</value>
    public string StateDirectory { get; set; } = "";

    /// <summary>Jupyter's data folders, in which kernelspecs and prebuilt extensions lie; the first that has a name wins.</summary>
    /// <value>Default empty: <c>JUPYTER_PATH</c>, the person's, the Python environment's and the system's folders.</value>
    public IList<string> DataDirectories { get; } = [];
}
