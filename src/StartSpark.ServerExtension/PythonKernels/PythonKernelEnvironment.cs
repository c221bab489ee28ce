using StartSpark.JupyterServer.Kernels;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>
/// Gives every Python kernel the extension: the folder of a start-up hook stands first on <c>PYTHONPATH</c>. The hook itself
/// goes on to the user's own start-up files and takes the folder out again before any cell runs.
/// </summary>
internal sealed class PythonKernelEnvironment(PythonExtensionFiles files) : IKernelEnvironment
{
    private const string SearchPath = "PYTHONPATH";

    public void Prepare(KernelSpec spec, IDictionary<string, string?> variables)
    {
        if (!string.Equals(spec.Language, "python", StringComparison.OrdinalIgnoreCase) || !Directory.Exists(files.HookFolder))
        {
            return;
        }

        var users = variables.TryGetValue(SearchPath, out var given) ? given : Environment.GetEnvironmentVariable(SearchPath);
        variables[SearchPath] = string.IsNullOrEmpty(users) ? files.HookFolder : files.HookFolder + Path.PathSeparator + users;
    }
}
