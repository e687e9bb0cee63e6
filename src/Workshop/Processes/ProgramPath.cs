namespace Workshop.Processes;

/// <summary>Finds a program by its name, as a shell does.</summary>
internal static class ProgramPath
{
    /// <summary>The program's path. A name with a folder in it stays as it is; the system says what is wrong with it.</summary>
    /// <exception cref="ChildProcessException">No folder of PATH has a program of that name.</exception>
    internal static string Find(string program)
    {
        // Windows looks in more places than PATH, and knows extensions.
        if (OperatingSystem.IsWindows() || program.Contains('/', StringComparison.Ordinal))
            return program;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            var path = Path.Combine(folder.Length > 0 ? folder : ".", program);
            if (File.Exists(path) && IsExecutable(path))
                return path;
        }

        throw new ChildProcessException($"There is no program '{program}' in the folders of PATH. Install it, or give its path.");
    }

    /// <summary>Whether anybody may run it.</summary>
    internal static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
