using Workshop.Cli.Diagnosis;

namespace Workshop.Cli.Printing;

/// <summary>Finds the browser that prints: Chromium, or one made from it.</summary>
internal static class BrowserSearch
{
    /// <summary>The environment variable that names the browser.</summary>
    internal const string Variable = "COURSE_BROWSER";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chrome.exe", "msedge.exe"];

    private static readonly string[] MacPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

    private static readonly string[] WindowsPlaces = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

    /// <summary>The browser's full path.</summary>
    /// <param name="named">What --browser says, or null.</param>
    /// <exception cref="CourseException">There is none.</exception>
    internal static string Find(string? named)
    {
        if (named is not null)
            return Existing(named, "--browser");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable)
            return Existing(variable, Variable);
        return ProgramSearch.Find(Names) ?? UsualPlaces().FirstOrDefault(File.Exists)
            ?? throw new CourseException(
                CourseExitCode.LacksSomething,
                $"There is no Chromium, Chrome or Edge to print with. Install one (Debian: apt-get install chromium), or name its program by --browser or {Variable}.");
    }

    private static string Existing(string path, string source) =>
        File.Exists(path) ? Path.GetFullPath(path)
            : (Path.IsPathRooted(path) ? null : ProgramSearch.Find(path))
            ?? throw new CourseException(CourseExitCode.LacksSomething, $"{source} names '{path}', and there is no such program. Name the file of Chromium, Chrome or Edge.");

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
            return MacPlaces;
        return OperatingSystem.IsWindows()
            ? WindowsFolders
                .Select(Environment.GetEnvironmentVariable)
                .OfType<string>()
                .SelectMany(folder => WindowsPlaces.Select(place => Path.Combine(folder, place)))
            : ["/snap/bin/chromium", "/opt/google/chrome/chrome"];
    }
}
