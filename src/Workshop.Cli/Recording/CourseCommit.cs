using System.ComponentModel;
using System.Diagnostics;

namespace Workshop.Cli.Recording;

/// <summary>Which version of the course this is.</summary>
internal static class CourseCommit
{
    /// <summary>The commit, with <c>-dirty</c> when something has changed since; null without git or outside a clone.</summary>
    internal static string? Of(CourseFolder course)
    {
        var start = new ProcessStartInfo("git", ["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"])
        {
            WorkingDirectory = course.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            var commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 && commit.Length > 0 ? commit : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
