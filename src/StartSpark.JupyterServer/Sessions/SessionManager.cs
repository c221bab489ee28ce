using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>
/// Owns the sessions: which document has which kernel. A session lives as long as its kernel; a path has one session.
/// Thread-safe.
/// </summary>
internal sealed class SessionManager(KernelManager kernels, NotebookFolders folders)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<Session>> opening = new(StringComparer.Ordinal);

    /// <summary>The sessions with a live kernel.</summary>
    public IReadOnlyList<Session> List()
    {
        lock (gate)
        {
            DropEnded();
            return [.. sessions.Values];
        }
    }

    /// <summary>A session; null when there is none of this id, or its kernel has ended.</summary>
    public Session? Find(string id)
    {
        lock (gate)
        {
            DropEnded();
            return sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>
    /// Opens the session of a path: the one that is there, or a new one. Two who ask at the same time get the same.
    /// </summary>
    /// <exception cref="NoSuchKernelException">There is no such kernelspec.</exception>
    /// <exception cref="KernelStartException">The kernel cannot be started.</exception>
    public Task<Session> OpenAsync(string path, string name, string type, SessionKernelRequest? wanted)
    {
        lock (gate)
        {
            DropEnded();
            if (sessions.Values.FirstOrDefault(session => session.Path == path) is { } present)
            {
                return Task.FromResult(present);
            }

            if (!opening.TryGetValue(path, out var begun))
            {
                begun = opening[path] = Task.Run(() => CreateAsync(path, name, type, wanted));
            }

            return begun;
        }
    }

    /// <summary>Changes a session; a kernel that it has no more is shut down.</summary>
    /// <returns>The changed session; null when there is none of this id.</returns>
    /// <exception cref="UnknownKernelIdException">The kernel's id is not that of a live kernel.</exception>
    /// <exception cref="NoSuchKernelException">There is no such kernelspec.</exception>
    /// <exception cref="KernelStartException">The kernel cannot be started.</exception>
    public async Task<Session?> UpdateAsync(string id, SessionRequest changes)
    {
        if (Find(id) is not { } before)
        {
            return null;
        }

        var kernel = changes.Kernel switch
        {
            { Id: { } kernelId } => kernels.FindKernel(kernelId) ?? throw new UnknownKernelIdException(kernelId),
            { Name: { } specName } => await StartKernelAsync(specName, before.Path, before.Name),
            _ => null,
        };
        Session? after = null;
        lock (gate)
        {
            if (sessions.TryGetValue(id, out var current))
            {
                before = current;
                sessions[id] = after = current with
                {
                    Path = changes.Path ?? current.Path,
                    Name = changes.Name ?? current.Name,
                    Type = changes.Type ?? current.Type,
                    Kernel = kernel ?? current.Kernel,
                };
            }
        }

        // The new kernel of a session that was closed meanwhile, or the old one of a session that goes on.
        var unused = after is null ? (changes.Kernel?.Id is null ? kernel : null) : before.Kernel != after.Kernel ? before.Kernel : null;
        if (unused is not null)
        {
            await unused.ShutdownAsync();
        }

        return after;
    }

    /// <summary>Closes a session and shuts its kernel down.</summary>
    public async Task<SessionEnd> CloseAsync(string id)
    {
        Session? session;
        lock (gate)
        {
            if (!sessions.Remove(id, out session))
            {
                return SessionEnd.Unknown;
            }
        }

        if (session.Kernel.Ended.IsCompleted)
        {
            return SessionEnd.KernelWasGone;
        }

        await session.Kernel.ShutdownAsync();
        return SessionEnd.Closed;
    }

    private async Task<Session> CreateAsync(string path, string name, string type, SessionKernelRequest? wanted)
    {
        try
        {
            var kernel = (wanted?.Id is { } kernelId ? kernels.FindKernel(kernelId) : null)
                ?? await StartKernelAsync(wanted?.Name, path, name);
            var session = new Session(Guid.NewGuid().ToString(), path, name, type, kernel);
            lock (gate)
            {
                sessions.Add(session.Id, session);
            }

            return session;
        }
        finally
        {
            lock (gate)
            {
                opening.Remove(path);
            }
        }
    }

    private Task<Kernel> StartKernelAsync(string? specName, string path, string name)
    {
        var folder = folders.FolderOf(path);
        return kernels.StartAsync(specName, folder, name.Length == 0 ? null : Path.Combine(folder, name));
    }

    private void DropEnded()
    {
        foreach (var session in sessions.Values.Where(session => session.Kernel.Ended.IsCompleted).ToList())
        {
            sessions.Remove(session.Id);
        }
    }
}
