using System.ComponentModel;
using System.Diagnostics;

namespace StartSpark.Hosting;

/// <summary>Opens the page in the person's browser; a machine without a screen is left in peace.</summary>
internal static class BrowserOpener
{
    public static void Open(Uri url)
    {
        if (Command(url) is not { } start)
        {
            return;
        }

        try
        {
            using var process = Process.Start(start);
            process?.StandardInput.Close();
        }
        catch (Win32Exception)
        {
            // No browser is no fault: the address is printed.
        }
    }

    private static ProcessStartInfo? Command(Uri url)
    {
        if (OperatingSystem.IsWindows())
        {
            return Quiet("rundll32", "url.dll,FileProtocolHandler", url.AbsoluteUri);
        }

        if (OperatingSystem.IsMacOS())
        {
            return Quiet("open", url.AbsoluteUri);
        }

        var hasScreen = new[] { "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME" }.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
        return hasScreen ? Quiet("/bin/sh", "-c", "exec xdg-open \"$1\" >/dev/null 2>&1", "sh", url.AbsoluteUri) : null;
    }

    private static ProcessStartInfo Quiet(string program, params IEnumerable<string> arguments) =>
        new(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, CreateNoWindow = true };
}
