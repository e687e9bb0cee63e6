using System.Diagnostics;
using Browser.Tests;
using Microsoft.Playwright;
using Repository.Tests;

[assembly: AssemblyFixture(typeof(SiteFixture))]

namespace Browser.Tests;

/// <summary>A small notebook, built into a site by the tool, and a browser to open it with. Made once for all tests.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("browser-tests-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _buildLog = "";

    public async ValueTask InitializeAsync()
    {
        if (InstalledChromium.Path is null)
            return;
        await BuildSite();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = InstalledChromium.Path,
            Args = InstalledChromium.Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens a file of the site and keeps what the page asks for and complains about.</summary>
    public Task<OpenPage> Open(string file, int width = 1280, int height = 720, ColorScheme theme = ColorScheme.Light)
    {
        SkipWithoutBrowser();
        var path = Path.Combine(_folder.FullName, file.Split('#')[0]);
        Assert.True(File.Exists(path), $"The build made no {file}. It said:\n{_buildLog}");
        return OpenAddress(new Uri(path).AbsoluteUri + (file.Contains('#') ? file[file.IndexOf('#')..] : ""), width, height, theme);
    }

    /// <summary>Opens any address, in the same way.</summary>
    public async Task<OpenPage> OpenAddress(string address, int width = 1280, int height = 720, ColorScheme theme = ColorScheme.Light)
    {
        SkipWithoutBrowser();
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = theme,
            // Tests look where a scroll has ended, not at the way there.
            ReducedMotion = ReducedMotion.Reduce,
        });
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(address);
        return opened;
    }

    private void SkipWithoutBrowser()
    {
        if (_browser is not null)
            return;
        const string reason = "Chromium is missing: install it (Debian: apt-get install chromium) to run the browser tests.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private async Task BuildSite()
    {
        var tool = Path.Combine(Tree.Root, "artifacts", "bin", "Workshop.Cli", "release", "course.dll");
        var notebook = Path.Combine(Tree.Root, "tests", "Browser.Tests", "Samples", "01-small.ipynb");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["exec", tool, "build", notebook, "--out", _folder.FullName])
        {
            WorkingDirectory = Tree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = build.StandardOutput.ReadToEndAsync();
        var error = build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        _buildLog = await output + await error;
    }
}
