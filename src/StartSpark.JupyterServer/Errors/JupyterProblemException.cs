namespace StartSpark.JupyterServer.Errors;

/// <summary>Ends a request with a problem: the one exception that this library's rooms throw on purpose.</summary>
public sealed class JupyterProblemException : Exception
{
    /// <summary>Makes the exception from a status code and a sentence.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="message">What went wrong, with which thing, and what to do next.</param>
    /// <param name="reason">Jupyter's short word for the cause.</param>
    /// <param name="inner">What caused it, for the log.</param>
    public JupyterProblemException(int status, string message, string? reason = null, Exception? inner = null)
        : this(JupyterProblem.Of(status, message, reason), inner)
    {
    }

    /// <summary>Makes the exception from a whole problem.</summary>
    /// <param name="problem">What the request is answered with.</param>
    /// <param name="inner">What caused it, for the log.</param>
    public JupyterProblemException(JupyterProblem problem, Exception? inner = null)
        : base((problem ?? throw new ArgumentNullException(nameof(problem))).Detail, inner) => Problem = problem;

    /// <summary>What the request is answered with.</summary>
    public JupyterProblem Problem { get; }
}
