namespace Browser.Tests;

/// <summary>A Chromium that is installed on this machine; tests do not download one.</summary>
internal static class InstalledChromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    internal static string? Path { get; } = Find();

    // Without these, a headless browser looks for updates and accelerated graphics that a test machine does not have.
    internal static string[] Arguments =>
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
