namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Which kernels the server offers beside those of the machine's Jupyter folders.</summary>
public sealed class KernelSpecsOptions
{
    /// <summary>Kernelspecs that come with the program. They hide those of the same name on disk.</summary>
    /// <value>Empty by default.</value>
    public IList<KernelSpec> BuiltIn { get; } = [];

    /// <summary>The kernelspec that a front end proposes first.</summary>
    /// <value>Null by default: the first built-in one, else <c>python3</c>, else the first by name.</value>
    public string? Default { get; set; }
}
