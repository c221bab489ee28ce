namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// Lets ipykernel publish without loss. Its PUB socket throws messages away once a thousand wait in it, which happens
/// when a loop prints fast on a busy machine, and no setting of ipykernel changes that. So its launcher is run behind a few
/// lines that lift the limit of that one socket. Sockets that the user's own code makes are left as they are, and so is
/// <c>sys.path</c>, whose first place differs between <c>-c</c> and <c>-m</c>.
/// </summary>
internal static class LosslessIpykernel
{
    /// <summary>What <c>python -c</c> runs in the place of <c>python -m ipykernel_launcher</c>.</summary>
    public const string Code = """
        import os, runpy, sys
        if sys.path[:1] == ['']:
            sys.path[0] = os.getcwd()
        try:
            import zmq
            plain = zmq.Context.socket
            def first_publisher(self, kind, *args, **kwargs):
                made = plain(self, kind, *args, **kwargs)
                if kind == zmq.PUB:
                    zmq.Context.socket = plain
                    made.sndhwm = 0
                return made
            zmq.Context.socket = first_publisher
        except Exception:
            pass
        runpy.run_module('ipykernel_launcher', run_name='__main__', alter_sys=True)
        """;

    /// <summary>The same arguments, if they do not start ipykernel's launcher.</summary>
    public static IEnumerable<string> Wrap(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "-m" && i + 1 < arguments.Count && arguments[i + 1] == "ipykernel_launcher")
            {
                return [.. arguments.Take(i), "-c", Code, .. arguments.Skip(i + 2)];
            }
        }

        return arguments;
    }
}
