namespace Workshop.Cli.Kernels.Installation;

/// <summary>Where Jupyter looks for kernels. The rules are jupyter_core's.</summary>
internal static class JupyterFolders
{
    /// <summary>The data folder of this user.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    internal static string OfUser(Func<string, string?> variable)
    {
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (variable("HOME") is { Length: > 0 } named && !OperatingSystem.IsWindows())
            home = named;
        if (OperatingSystem.IsWindows())
        {
            return variable("APPDATA") is { Length: > 0 } roaming
                ? Path.Combine(roaming, "jupyter")
                : Path.Combine(home, ".jupyter", "data");
        }
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        var data = variable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
        return Path.Combine(data, "jupyter");
    }

    /// <summary>The data folder of a Python environment, or of the whole machine.</summary>
    internal static string Under(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>The folder of the active Python environment, or null.</summary>
    internal static string? ActiveEnvironment(Func<string, string?> variable) =>
        variable("VIRTUAL_ENV") is { Length: > 0 } environment ? environment
        : variable("CONDA_PREFIX") is { Length: > 0 } conda ? conda
        : null;

    /// <summary>The data folders in the order in which Jupyter searches them.</summary>
    internal static IEnumerable<string> Searched(Func<string, string?> variable)
    {
        yield return OfUser(variable);
        if (ActiveEnvironment(variable) is { } environment)
            yield return Under(environment);
        if (!OperatingSystem.IsWindows())
        {
            yield return "/usr/local/share/jupyter";
            yield return "/usr/share/jupyter";
        }
        else if (variable("PROGRAMDATA") is { Length: > 0 } shared)
        {
            yield return Path.Combine(shared, "jupyter");
        }
    }
}
