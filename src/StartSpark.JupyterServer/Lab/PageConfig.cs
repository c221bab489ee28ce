using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Writes the configuration that JupyterLab reads from its page.</summary>
internal sealed class PageConfig(IOptions<JupyterServerOptions> options, BaseUrl baseUrl, LabExtensionCatalog extensions, PageOverrides overrides)
{
    // Addresses that JupyterLab wants twice: below the base URL, and whole.
    private static readonly (string Name, string FullName, string Path)[] Addresses =
    [
        ("appUrl", "fullAppUrl", "/lab"),
        ("treeUrl", "fullTreeUrl", "/lab/tree"),
        ("docUrl", "fullDocUrl", "/doc"),
        ("labextensionsUrl", "fullLabextensionsUrl", "/lab/extensions"),
        ("themesUrl", "fullThemesUrl", "/lab/api/themes"),
        ("settingsUrl", "fullSettingsUrl", "/lab/api/settings"),
        ("workspacesApiUrl", "fullWorkspacesApiUrl", "/lab/api/workspaces"),
        ("translationsApiUrl", "fullTranslationsApiUrl", "/lab/api/translations"),
        ("listingsUrl", "fullListingsUrl", "/lab/api/listings"),
        ("licensesUrl", "fullLicensesUrl", "/lab/api/licenses"),
        ("staticUrl", "fullStaticUrl", "/static/lab"),
    ];

    /// <summary>The configuration as JSON that may stand inside a script element.</summary>
    public string Write(PageAddress address)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) // Its default encoder escapes what could end the script element.
        {
            writer.WriteStartObject();
            WriteApplication(writer, address);
            foreach (var (name, fullName, path) in Addresses)
            {
                writer.WriteString(name, path);
                writer.WriteString(fullName, baseUrl.Of(path[1..]));
            }

            WriteServer(writer);
            WriteExtensions(writer);
            foreach (var (name, value) in options.Value.PageConfig)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void WriteApplication(Utf8JsonWriter writer, PageAddress address)
    {
        writer.WriteString("appName", "JupyterLab");
        writer.WriteString("appNamespace", "jupyterlab");
        writer.WriteString("appVersion", options.Value.LabVersion);
        writer.WriteString("mode", address.Mode);
        writer.WriteString("workspace", address.Workspace);
        writer.WriteString("treePath", address.TreePath);
        writer.WriteString("preferredPath", "/");
        writer.WriteBoolean("exposeAppInBrowser", options.Value.ExposeAppInBrowser);
        writer.WriteBoolean("devMode", false);
        writer.WriteBoolean("buildAvailable", false);
        writer.WriteBoolean("buildCheck", false);
        writer.WriteBoolean("cacheFiles", false);
        writer.WriteNumber("store_id", 0);
        writer.WriteBoolean("quitButton", true);
        writer.WriteBoolean("notebookStartsKernel", true);
        writer.WriteStartObject("news");
        writer.WriteBoolean("disabled", true);
        writer.WriteEndObject();
    }

    private void WriteServer(Utf8JsonWriter writer)
    {
        writer.WriteString("baseUrl", baseUrl.Path);
        writer.WriteString("wsUrl", "");
        writer.WriteString("token", ""); // The cookie logs in; a token in the page could be copied from it.
        writer.WriteBoolean("terminalsAvailable", false);
        writer.WriteString("notebookVersion", "[2, 20, 0]");
        writer.WriteString("serverRoot", Path.GetFullPath(options.Value.RootDirectory));
        writer.WriteBoolean("allow_hidden_files", options.Value.AllowHidden);
        writer.WriteBoolean("delete_to_trash", options.Value.DeleteToTrash);
        writer.WriteStartObject("extensionManager");
        writer.WriteString("name", "none");
        writer.WriteBoolean("can_install", false);
        writer.WriteNull("install_path");
        writer.WriteEndObject();
    }

    private void WriteExtensions(Utf8JsonWriter writer)
    {
        var disabled = overrides.DisabledExtensions();
        writer.WriteStartArray("federated_extensions");
        foreach (var extension in extensions.All().Where(extension => extension.Build is not null && !disabled.Contains(extension.Name)))
        {
            writer.WriteStartObject();
            writer.WriteString("name", extension.Name);
            foreach (var (name, value) in extension.Build!)
            {
                if (name is "load" or "extension" or "mimeExtension" or "style")
                {
                    writer.WritePropertyName(name);
                    writer.WriteStringValue(value?.ToString());
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("disabledExtensions");
        foreach (var name in disabled)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("deferredExtensions");
        writer.WriteEndArray();
    }
}
