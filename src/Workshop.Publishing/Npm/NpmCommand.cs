using System.ComponentModel;
using System.Diagnostics;

namespace Workshop.Publishing.Npm;

/// <summary>Runs npm.</summary>
internal sealed class NpmCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly string _program;

    private NpmCommand(string program) => _program = program;

    /// <summary>npm as found in the folders of <paramref name="searchPath"/>, or in PATH.</summary>
    /// <exception cref="PackageUnavailableException">There is no npm.</exception>
    internal static NpmCommand Find(string? searchPath, NpmPackage package)
    {
        // Windows starts programs by their file name's ending, and npm there is a batch file.
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var folders = (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var program = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return program is null
            ? throw new PackageUnavailableException($"{package.User} need {package.Name}, and npm, which installs it, is not on the PATH", RemedyFor(package))
            : new NpmCommand(program);
    }

    /// <summary>Installs exactly what the lock file in <paramref name="folder"/> names.</summary>
    /// <exception cref="PackageUnavailableException">npm failed or took longer than five minutes.</exception>
    internal void InstallLocked(string folder, NpmPackage package)
    {
        var start = new ProcessStartInfo(_program, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
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
            var words = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                throw new PackageUnavailableException($"npm did not install {package.Name} within {Limit.TotalMinutes} minutes", "Check the connection to the npm registry, then publish again.");
            }
            var lines = words.GetAwaiter().GetResult();
            if (process.ExitCode != 0)
                throw new PackageUnavailableException($"npm could not install {package.Name} (exit code {process.ExitCode}: {LastLine(lines)})", "Check the connection to the npm registry, then publish again.");
        }
        catch (Win32Exception exception)
        {
            throw new PackageUnavailableException($"npm could not be started ({exception.Message})", RemedyFor(package), exception);
        }
    }

    private static string RemedyFor(NpmPackage package) => $"Install Node.js, which brings npm, then publish again; {package.Without}.";

    // npm ends with where its log lies; the line that names the fault comes before it.
    private static string LastLine(string[] texts) => texts
        .Reverse()
        .SelectMany(text => text.Split('\n').Reverse())
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.Length > 0 && !line.Contains("log", StringComparison.OrdinalIgnoreCase)) ?? "it said nothing";
}
