using Spectre.Console;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Reporting;

/// <summary>Chooses how to talk: live display in a terminal, plain lines in a log.</summary>
internal static class Terminal
{
    /// <summary>Wide enough that no row of a table breaks in a log.</summary>
    private const int WidthOfLogs = 160;

    /// <summary>Whether standard output can and may be redrawn: a terminal, without NO_COLOR, outside CI.</summary>
    internal static bool IsLive { get; } =
        !Console.IsOutputRedirected && !IsSet("NO_COLOR") && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Does the work and shows how it goes.</summary>
    internal static Task<T> FollowAsync<T>(Func<IRunProgress, Task<T>> work) =>
        IsLive ? LiveProgress.ShowAsync(AnsiConsole.Console, work) : work(new PlainProgress(Console.Out));

    /// <summary>The console for what stays on the screen.</summary>
    internal static IAnsiConsole Open()
    {
        if (IsLive)
            return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        console.Profile.Width = WidthOfLogs;
        return console;
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
