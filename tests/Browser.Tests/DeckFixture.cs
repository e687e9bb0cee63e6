using System.Diagnostics;
using Browser.Tests;
using Microsoft.Playwright;
using Repository.Tests;

[assembly: AssemblyFixture(typeof(DeckFixture))]

namespace Browser.Tests;

/// <summary>The decks of the lecture and of a notebook that asks for too much, built by the tool, and a browser. Made once for all tests.</summary>
public sealed class DeckFixture : IAsyncLifetime
{
    public const string Lecture = "00-processes-threads-coroutines";
    public const string Torture = "02-torture";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deck-tests-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _buildLog = "";

    public async ValueTask InitializeAsync()
    {
        if (InstalledChromium.Path is null)
            return;
        await BuildAsync(Path.Combine("notebooks", $"{Lecture}.ipynb"));
        await BuildAsync(Path.Combine("tests", "Browser.Tests", "Samples", $"{Torture}.ipynb"));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = InstalledChromium.Path, Args = InstalledChromium.Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The executed notebook.</summary>
    public string Executed(string name) => Path.Combine(_folder.FullName, "notebooks", $"{name}.ipynb");

    /// <summary>Opens a deck and waits until its first slide is drawn.</summary>
    public async Task<OpenPage> OpenAsync(string name, string slide = "", int width = 1280, int height = 720, ColorScheme theme = ColorScheme.Light)
    {
        RequireBrowser();
        var path = Path.Combine(_folder.FullName, "slides", $"{name}.html");
        Assert.True(File.Exists(path), $"The build made no deck {name}. It said:\n{_buildLog}");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(new Uri(path).AbsoluteUri + (slide.Length > 0 ? $"#/{slide}" : ""));
        await opened.Page.WaitForFunctionAsync("document.documentElement.dataset.ready === 'yes'");
        return opened;
    }

    /// <summary>Calls the tool, with a folder of its own for what is temporary.</summary>
    public async Task<string> CourseAsync(string temporary, params string[] arguments)
    {
        var tool = Path.Combine(Tree.Root, "artifacts", "bin", "Workshop.Cli", "release", "course.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", tool, .. arguments])
        {
            WorkingDirectory = Tree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = temporary;
        using var call = Process.Start(start)!;
        var output = call.StandardOutput.ReadToEndAsync();
        var error = call.StandardError.ReadToEndAsync();
        await call.WaitForExitAsync();
        return await output + await error;
    }

    public static void RequireBrowser()
    {
        if (InstalledChromium.Path is not null)
            return;
        const string reason = "Chromium is missing: install it (Debian: apt-get install chromium) to run the browser tests.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private async Task BuildAsync(string notebook) => _buildLog += await CourseAsync(Path.GetTempPath(), "build", notebook, "--out", _folder.FullName);
}
