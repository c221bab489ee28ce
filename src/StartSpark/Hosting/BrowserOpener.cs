using System.ComponentModel;
using System.Diagnostics;

namespace StartSpark.Hosting;

/// <summary>Opens the page in the person's browser, where there is one; the printed URL does otherwise.</summary>
internal static class BrowserOpener
{
    public static void Open(string url)
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null)
        {
            return;
        }

        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(url) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [url]) { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            Process.Start(start)?.Dispose();
        }
        catch (Win32Exception)
        {
            // No browser to be found: the URL stands on the screen.
        }
    }
}
