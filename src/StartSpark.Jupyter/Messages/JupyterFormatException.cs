namespace StartSpark.Jupyter.Messages;

/// <summary>Bytes that claim to be a Jupyter message, or a connection file, and are not.</summary>
public sealed class JupyterFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in a sentence without the bytes themselves.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public JupyterFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
