namespace StartSpark.JupyterServer.Tests.Kernels;

/// <summary>One server with ipykernel for all tests of a class; each starts kernels of its own.</summary>
public sealed class PythonServer : IAsyncLifetime
{
    private KernelTestServer? server;

    /// <summary>The server; skips the test where there is no ipykernel.</summary>
    internal KernelTestServer Server
    {
        get
        {
            Ipykernel.RequirePython();
            return server!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        server = await KernelTestServer.StartAsync(folder =>
        {
            try
            {
                Ipykernel.Install(folder);
            }
            catch (Exception)
            {
                // Each test says by itself that ipykernel is missing.
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
