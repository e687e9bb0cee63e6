using Workshop.Cli;
using Workshop.Cli.Execution.Hosting;
using Workshop.Cli.Kernels;
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

// Jupyter starts the tool as a kernel, and waits.
if (KernelArguments.Parse(args) is { } kernel)
{
    // Not by returning: a thread that a cell left running would keep the process.
    Environment.Exit(KernelProcess.Run(kernel));
}

return await CommandLine.RunAsync(args);
