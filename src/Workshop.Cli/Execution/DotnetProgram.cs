namespace Workshop.Cli.Execution;

/// <summary>The <c>dotnet</c> that runs this tool, to start further .NET programs with.</summary>
internal static class DotnetProgram
{
    /// <summary>Its full path.</summary>
    /// <exception cref="CourseException">The tool was started by something else, and no <c>dotnet</c> is to be found.</exception>
    internal static string Path()
    {
        if (Environment.ProcessPath is { } self && IsDotnet(self))
            return self;
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Prepend(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "");
        return folders.Where(folder => folder.Length > 0).Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new CourseException(
                CourseExitCode.LacksSomething,
                "There is no 'dotnet' in DOTNET_ROOT or PATH to run the notebook with. Install the .NET 10 SDK, or start the tool by 'dotnet exec'.");
    }

    private static bool IsDotnet(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
