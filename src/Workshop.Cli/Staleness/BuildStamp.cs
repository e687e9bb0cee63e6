namespace Workshop.Cli.Staleness;

/// <summary>Decides whether the tool was built from the sources as they are now. The only place that knows the rule.</summary>
/// <remarks>
/// The wrapper scripts start the tool with <see cref="WrapperVariable"/> set to 1 and build when it answers
/// <see cref="CourseExitCode.Stale"/>. After a good build they leave a stamp whose write time is the moment <i>before</i> the build
/// began: what is edited during a build counts as newer.
/// </remarks>
internal static class BuildStamp
{
    /// <summary>The environment variable by which a wrapper asks.</summary>
    internal const string WrapperVariable = "COURSE_WRAPPER";

    private static readonly string[] FilesOfRoot = ["Directory.*.props", "Directory.*.targets", "global.json", "*.lock.json"];

    /// <summary>Whether a source changed, came or went since the stamp, or something that the build makes is missing.</summary>
    internal static bool IsStale(CourseFolder course)
    {
        var stamp = new FileInfo(course.BuildStamp);
        if (!stamp.Exists || !File.Exists(course.DisplayLibrary))
            return true;
        // Not ">": a file written in the same tick of the file system's clock may have come after the stamp.
        return Inputs(course.Root).Any(input => input.LastWriteTimeUtc >= stamp.LastWriteTimeUtc);
    }

    private static IEnumerable<FileSystemInfo> Inputs(string root)
    {
        var folder = new DirectoryInfo(root);
        return FilesOfRoot.SelectMany(folder.EnumerateFiles).Concat(Under(new DirectoryInfo(Path.Combine(root, "src"))));
    }

    // Folders count too: deleting a file changes only the write time of its folder.
    private static IEnumerable<FileSystemInfo> Under(DirectoryInfo folder)
    {
        yield return folder;
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is not DirectoryInfo inner)
                yield return entry;
            else if (inner.Name is not ("bin" or "obj" or "node_modules"))
                foreach (var input in Under(inner))
                    yield return input;
        }
    }
}
