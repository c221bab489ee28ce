using Microsoft.AspNetCore.Builder;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Marks an endpoint as a page that people open by its address: without a login they see the login form, not an error.</summary>
/// <remarks>Requests that a browser makes to show a document are treated so in any case.</remarks>
public sealed class JupyterPage
{
    internal static readonly JupyterPage Mark = new();

    private JupyterPage()
    {
    }

    /// <summary>Marks endpoints as pages.</summary>
    /// <typeparam name="T">The kind of convention builder.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <returns>The same builder.</returns>
    public static T Add<T>(T builder)
        where T : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(Mark));
        return builder;
    }
}
