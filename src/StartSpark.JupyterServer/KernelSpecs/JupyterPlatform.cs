namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>The three families of folders that Jupyter knows.</summary>
internal enum JupyterPlatform
{
    Linux,
    MacOS,
    Windows,
}
