using System.Text.Json.Nodes;

namespace StartSpark.JupyterServer.Lab;

/// <summary>A prebuilt JupyterLab extension that a person installed on this machine.</summary>
/// <param name="Name">The package's name, such as <c>@scope/name</c>.</param>
/// <param name="Directory">Its folder.</param>
/// <param name="Version">The package's version.</param>
/// <param name="Build">What its build noted for loading it; null if it is not a prebuilt extension.</param>
internal sealed record LabExtension(string Name, string Directory, string Version, JsonObject? Build)
{
    /// <summary>Its settings schemas.</summary>
    public string Schemas => Path.Join(Directory, "schemas", Name);

    /// <summary>Its theme.</summary>
    public string Themes => Path.Join(Directory, "themes", Name);
}
