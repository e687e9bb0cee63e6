namespace Workshop.Cli;

/// <summary>Where the course lies: the folder that holds the solution, the notebooks and what the build makes.</summary>
/// <param name="Root">Its full path.</param>
internal sealed record CourseFolder(string Root)
{
    /// <summary>The notebooks and their outline.</summary>
    internal string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The order of the notebooks.</summary>
    internal string Outline => Path.Combine(Notebooks, "course.json");

    /// <summary>Where packages of npm are kept.</summary>
    internal string NpmFolder => Path.Combine(Root, "artifacts", "npm");

    /// <summary>The library that the notebooks load.</summary>
    internal string DisplayLibrary => Path.Combine(Root, "artifacts", "bin", "Workshop.Display", "release", "Workshop.Display.dll");

    /// <summary>The script that draws the charts, put beside the library when that is built.</summary>
    internal string PlotlyScript => Path.Combine(Path.GetDirectoryName(DisplayLibrary)!, "plotly.min.js");

    /// <summary>The kept results of notebooks that did not change.</summary>
    internal string FrozenRuns => Path.Combine(Root, "artifacts", "frozen");

    /// <summary>The program behind <c>course serve</c>.</summary>
    internal string Server => Path.Combine(Root, "artifacts", "bin", "Workshop.Server", "release", "course-server.dll");

    /// <summary>The recorded timings of named machines.</summary>
    internal string Machines => Path.Combine(Root, "data", "machines");

    /// <summary>The time at which the last good build of the tool began, as the file's write time.</summary>
    internal string BuildStamp => Path.Combine(Root, "artifacts", "course.stamp");

    /// <summary>The course that this tool was built in; without one, the current folder.</summary>
    internal static CourseFolder Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Course.sln")))
                return new CourseFolder(folder);
        }
        return new CourseFolder(Environment.CurrentDirectory);
    }
}
