using Workshop.Cli;
using Workshop.Cli.Execution.Hosting;
using Workshop.Cli.Staleness;

// The wrapper scripts only ask whether the tool must be built first. This comes before everything that takes time to load.
if (Environment.GetEnvironmentVariable(BuildStamp.WrapperVariable) == "1")
    return BuildStamp.IsStale(CourseFolder.Find()) ? CourseExitCode.Stale : CourseExitCode.Success;

// The tool starts itself again as the process of a notebook.
if (HostArguments.Parse(args) is { } host)
{
    await NotebookHost.RunAsync(host);
    return CourseExitCode.Success;
}

return await CommandLine.RunAsync(args);
