using System.Diagnostics;
using System.Globalization;

namespace Workshop.Cli.Tests;

/// <summary>Looks at and signals processes by their id.</summary>
internal static class LinuxProcess
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the file holds a process id on a whole line.</summary>
    public static Task<int> IdInAsync(string path) => Patience.WithAsync(async token =>
    {
        while (true)
        {
            var text = File.Exists(path) ? await File.ReadAllTextAsync(path, token) : "";
            if (text.EndsWith('\n'))
                return int.Parse(text, CultureInfo.InvariantCulture);
            await Task.Delay(BetweenLooks, token);
        }
    });

    /// <summary>Waits until there is no such process.</summary>
    public static Task GoneAsync(int id) => Patience.WithAsync(async token =>
    {
        while (IsAlive(id))
            await Task.Delay(BetweenLooks, token);
        return true;
    });

    public static async Task SignalAsync(string signal, int id)
    {
        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // A zombie is a process that is gone; its parent, perhaps the first process of a container, has not asked for it yet.
    public static bool IsAlive(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
