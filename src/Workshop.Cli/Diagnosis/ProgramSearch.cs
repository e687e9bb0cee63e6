using System.Diagnostics;

namespace Workshop.Cli.Diagnosis;

/// <summary>Finds programs and asks them for their version.</summary>
internal static class ProgramSearch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The full path of the first of <paramref name="names"/> found in PATH, or null.</summary>
    internal static string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            {
                var path = Path.Combine(folder, name);
                if (folder.Length > 0 && File.Exists(path))
                    return path;
            }
        }
        return null;
    }

    /// <summary>The first line of what the program says to --version in that folder, or null if it fails or takes more than 10 seconds.</summary>
    internal static string? VersionOf(string program, string folder)
    {
        var start = new ProcessStartInfo(program, ["--version"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0 ? output.Result.Split('\n')[0].Trim() : null;
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
