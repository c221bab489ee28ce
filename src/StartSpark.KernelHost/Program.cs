using StartSpark.CSharpKernel;
using StartSpark.Jupyter.Messages;
using StartSpark.KernelExtension;

if (args is not ["--connection-file", { } file])
{
    Console.Error.WriteLine("Usage: StartSpark.KernelHost --connection-file <file>. Jupyter servers start this program; a person rarely does.");
    return 2;
}

try
{
    return await KernelProcess.RunAsync(new KernelOptions
    {
        ConnectionFile = file,
        Extensions = [() => new SparkKernelExtension()],
    });
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JupyterFormatException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
