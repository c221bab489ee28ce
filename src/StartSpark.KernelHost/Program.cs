using StartSpark.CSharpKernel;

if (args is not ["--connection-file", { } file])
{
    Console.Error.WriteLine("Usage: StartSpark.KernelHost --connection-file <file>. Jupyter servers start this program; a person rarely does.");
    return 2;
}

return await KernelProcess.RunAsync(new KernelOptions { ConnectionFile = file });
