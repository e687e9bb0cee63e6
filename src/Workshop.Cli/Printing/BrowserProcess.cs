using System.ComponentModel;
using System.Diagnostics;

namespace Workshop.Cli.Printing;

/// <summary>A browser without a window and with a profile of its own, which ends with it.</summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;

    private BrowserProcess(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>Where its DevTools answer, on the loopback interface.</summary>
    internal Uri Endpoint { get; private set; } = null!;

    /// <exception cref="CourseException">It cannot be started, or ends at once.</exception>
    internal static async Task<BrowserProcess> StartAsync(string program, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("course-pdf-");
        BrowserProcess browser;
        try
        {
            browser = new BrowserProcess(Process.Start(CallOf(program, profile.FullName))!, profile);
        }
        catch (Win32Exception exception)
        {
            profile.Delete(recursive: true);
            throw new CourseException(CourseExitCode.LacksSomething, $"The browser '{program}' cannot be started ({exception.Message}). Name another by --browser.", exception);
        }
        try
        {
            await browser.ConnectAsync(program, cancellationToken).ConfigureAwait(false);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether it was asked to close over DevTools, and so ends by itself.</summary>
    internal bool IsClosing { get; set; }

    /// <summary>Ends the browser with all its processes, and removes its profile.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var limit = new CancellationTokenSource(IsClosing ? Patience : TimeSpan.Zero))
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Its last helper is still writing; the system clears temporary folders.
        }
    }

    private static ProcessStartInfo CallOf(string program, string profile)
    {
        var start = new ProcessStartInfo(program,
        [
            "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-first-run", "--no-default-browser-check",
            "--disable-gpu", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Chromium refuses its sandbox to root, as whom one works in a container. It opens our own pages only.
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add("about:blank");
        return start;
    }

    private async Task ConnectAsync(string program, CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var last = "it said nothing";
        while (await _process.StandardError.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                Endpoint = new Uri(line[Announcement.Length..].Trim());
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return;
            }
            if (line.Trim().Length > 0)
                last = line.Trim();
        }
        throw new CourseException(
            CourseExitCode.LacksSomething, $"The browser '{program}' does not print: {last}. Name Chromium, Chrome or Edge by --browser.");
    }
}
