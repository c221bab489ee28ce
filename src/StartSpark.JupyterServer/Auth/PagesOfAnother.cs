namespace StartSpark.JupyterServer.Auth;

/// <summary>
/// Marks endpoints that pass on the pages of another program. Their forms cannot know our cookie's value, so a form is taken when the browser
/// itself says by <c>Origin</c> (and <c>Sec-Fetch-Site</c>, where it sends that) that a page of this server sent it.
/// </summary>
public sealed class PagesOfAnother
{
    /// <summary>The one mark.</summary>
    public static PagesOfAnother Mark { get; } = new();

    private PagesOfAnother()
    {
    }
}
