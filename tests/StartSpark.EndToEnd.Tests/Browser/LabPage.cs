using Microsoft.Playwright;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>JupyterLab as a person uses it.</summary>
internal sealed class LabPage(IPage page)
{
    private readonly List<string> errors = [];

    public IPage Page => page;

    public PanelView Panel { get; } = new(page);

    /// <summary>Uncaught errors of the page's scripts so far.</summary>
    public IReadOnlyList<string> Errors => errors;

    public static async Task<LabPage> OpenAsync(IBrowserContext browser, Uri url)
    {
        var page = browser.Pages.Count > 0 && browser.Pages[0].Url == "about:blank" ? browser.Pages[0] : await browser.NewPageAsync();
        var lab = new LabPage(page);
        page.PageError += (_, error) =>
        {
            // JupyterLab's own debugger plugin says so for every kernel that offers no debugger.
            if (!error.Contains("No active debugger session", StringComparison.Ordinal))
            {
                lab.errors.Add(error);
            }
        };
        await page.GotoAsync(url.ToString());
        await lab.RestoredAsync();
        return lab;
    }

    public async Task RestoredAsync()
    {
        await page.UntilAsync("() => window.jupyterapp !== undefined");
        await page.EvaluateAsync("() => window.jupyterapp.restored");
    }

    /// <summary>Makes a notebook by its card in the launcher and waits for its kernel.</summary>
    public async Task NewNotebookAsync(string kernel)
    {
        await page.Locator(".jp-LauncherCard[data-category=Notebook]").Filter(new() { HasText = kernel }).ClickAsync();
        await page.Locator(".jp-NotebookPanel:not(.lm-mod-hidden)").WaitForAsync();
        await KernelIdleAsync();
    }

    /// <summary>Makes a notebook of a known name and waits for its kernel.</summary>
    public async Task NewNotebookFileAsync(string path, string kernelName)
    {
        await page.EvaluateAsync(
            """
            async ([path, name]) => {
              const { commands, serviceManager } = window.jupyterapp;
              await serviceManager.contents.save(path, { type: 'notebook', format: 'json', content: {
                cells: [{ cell_type: 'code', source: '', metadata: {}, outputs: [], execution_count: null, id: 'first' }],
                metadata: { kernelspec: { name, display_name: name } }, nbformat: 4, nbformat_minor: 5 } });
              await commands.execute('docmanager:open', { path });
            }
            """,
            new[] { path, kernelName });
        await page.UntilAsync("path => window.jupyterapp.shell.currentWidget?.context?.path === path", path);
        await KernelIdleAsync();
    }

    /// <summary>Takes note of what JupyterLab says over everything else.</summary>
    public Task AcceptDialogAsync() => page.Locator(".jp-Dialog button.jp-mod-accept").First.ClickAsync();

    /// <summary>Takes note, whenever it comes, of JupyterLab's word that the server is away.</summary>
    public Task AcceptServerAwayAsync()
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Server Connection Error" });
        return page.AddLocatorHandlerAsync(dialog, () => dialog.GetByRole(AriaRole.Button).First.ClickAsync());
    }

    public Task OpenFileAsync(string path) =>
        page.EvaluateAsync("path => window.jupyterapp.commands.execute('docmanager:open', { path }).then(() => null)", path);

    /// <summary>Closes the tab in front.</summary>
    public Task CloseTabAsync() => page.EvaluateAsync("() => window.jupyterapp.commands.execute('application:close').then(() => null)");

    /// <summary>The bar under a cell whose Spark job runs.</summary>
    public ILocator JobBar => Cells.GetByRole(AriaRole.Progressbar).First;

    /// <summary>The way from that bar to the job's page in the Spark UI.</summary>
    public ILocator JobLink => Cells.GetByRole(AriaRole.Link, new() { Name = "Open the job" }).First;

    private ILocator Cells => page.Locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell");

    public Task InterruptAsync() =>
        page.EvaluateAsync("() => window.jupyterapp.commands.execute('notebook:interrupt-kernel').then(() => null)");

    /// <summary>Restarts the notebook's kernel without asking.</summary>
    public Task RestartKernelAsync() =>
        page.EvaluateAsync("() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel().then(() => null)");

    /// <summary>Gives the notebook a new kernel of that name.</summary>
    public Task NewKernelAsync(string name) => page.EvaluateAsync(
        "name => window.jupyterapp.shell.currentWidget.sessionContext.changeKernel({ name }).then(() => null)", name);

    /// <summary>Gives the notebook a kernel that is there, by its id.</summary>
    public Task ShareKernelAsync(string id) => page.EvaluateAsync(
        "id => window.jupyterapp.shell.currentWidget.sessionContext.changeKernel({ id }).then(() => null)", id);

    /// <summary>Changes the theme and waits until the page shows it.</summary>
    public async Task ThemeAsync(string theme)
    {
        await page.EvaluateAsync("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme }).then(() => null)", theme);
        await page.UntilAsync(
            "theme => document.body.dataset.jpThemeName === theme && document.getElementById('jupyterlab-splash') === null", theme);
    }

    public Task KernelIdleAsync() => page.UntilAsync(
        "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'");

    /// <summary>Waits until the page knows that the notebook has no kernel.</summary>
    public Task WithoutKernelAsync() => page.UntilAsync(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session === null");

    /// <summary>Waits until the page has its connection with the notebook's kernel.</summary>
    public Task ConnectedAsync() => page.UntilAsync(
        "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.connectionStatus === 'connected'");

    public Task<string> KernelIdAsync() => page.EvaluateAsync<string>(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id");

    /// <summary>Types code into the notebook's last cell and runs it with Shift+Enter. Does not wait for its end.</summary>
    public async Task<int> SendCellAsync(string code)
    {
        var index = await CountAsync() - 1;
        await Cells.Nth(index).Locator(".cm-content").ClickAsync();
        await page.Keyboard.InsertTextAsync(code);
        await page.Keyboard.PressAsync("Shift+Enter");
        return index;
    }

    /// <summary>Types code, runs it and gives what stands below the cell when it has ended.</summary>
    public async Task<CellResult> RunCellAsync(string code)
    {
        var index = await SendCellAsync(code);
        return await ResultAsync(index);
    }

    /// <summary>Waits for a cell's end and reads what stands below it.</summary>
    public async Task<CellResult> ResultAsync(int index)
    {
        await page.UntilAsync(
            "index => { const cell = window.jupyterapp.shell.currentWidget.content.widgets[index]; " +
            "return cell.model.executionState === 'idle' && cell.model.executionCount !== null; }",
            index);
        var json = await page.EvaluateAsync<string>(
            "index => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[index].model.outputs.toJSON())",
            index);
        return CellResult.Read(json);
    }

    public async Task SaveAsync()
    {
        // The command ends when its dialog is answered; a first save of an Untitled notebook asks for a name.
        await page.Keyboard.PressAsync("Control+s");
        var dialog = page.Locator(".jp-Dialog button.jp-mod-accept");
        await page.UntilAsync(
            "() => document.querySelector('.jp-Dialog') !== null || window.jupyterapp.shell.currentWidget.context.model.dirty === false");
        if (await dialog.CountAsync() > 0)
        {
            await dialog.First.ClickAsync();
        }

        await page.UntilAsync("() => window.jupyterapp.shell.currentWidget.context.model.dirty === false");
    }

    private Task<int> CountAsync() => page.EvaluateAsync<int>("() => window.jupyterapp.shell.currentWidget.content.widgets.length");
}
