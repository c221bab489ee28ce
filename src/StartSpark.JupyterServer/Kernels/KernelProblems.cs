using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Turns what can go wrong with a kernel's start into the answers that Jupyter's front ends know.</summary>
internal static class KernelProblems
{
    /// <summary>Runs a start.</summary>
    /// <exception cref="JupyterProblemException">501 for an unknown kernelspec, 500 for a kernel that does not start.</exception>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (NoSuchKernelException problem)
        {
            throw new JupyterProblemException(StatusCodes.Status501NotImplemented, problem.Message, $"{problem.Name} not found", problem);
        }
        catch (KernelStartException problem)
        {
            throw new JupyterProblemException(StatusCodes.Status500InternalServerError, problem.Message, "kernel start failed", problem);
        }
    }
}
