namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Is told when a client asks for the kernelspecs: JupyterLab does so when a page loads, so a notebook may follow.</summary>
internal interface IKernelSpecsObserver
{
    void OnListed();
}
