using System.Diagnostics;
using Workshop.Cli.Execution;
using Workshop.Processes;

namespace Workshop.Cli.Benches;

/// <summary>A project under <c>bench/</c>, built when it is called.</summary>
/// <param name="Project">The project's name, which is its folder's.</param>
/// <param name="Program">The program that the build makes of it.</param>
internal sealed record BenchProgram(string Project, string Program)
{
    /// <summary>The library beside the native floor.</summary>
    internal static BenchProgram Library { get; } = new("Workshop.Bench", "bench.dll");

    /// <summary>Our Jupyter kernel beside another one.</summary>
    internal static BenchProgram Kernel { get; } = new("Workshop.Kernel.Bench", "kernel-bench.dll");

    /// <summary>Builds the project and runs it with these arguments, its output as its own.</summary>
    /// <returns>What it ended with, in the tool's words.</returns>
    /// <exception cref="CourseException">There is no such project here, or it cannot be built.</exception>
    internal async Task<int> RunAsync(CourseFolder course, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var project = Path.Combine(course.Root, "bench", Project, $"{Project}.csproj");
        if (!File.Exists(project))
            throw new CourseException(CourseExitCode.LacksSomething, $"There is no bench/{Project} in '{course.Root}'. Run the bench from a clone of the course, by its ./course.");
        await BuildAsync(course, project, cancellationToken).ConfigureAwait(false);
        var program = Path.Combine(course.Root, "artifacts", "bin", Project, "release", Program);
        var code = await StartAsync(["exec", program, .. arguments], Environment.CurrentDirectory, quiet: false, cancellationToken).ConfigureAwait(false);
        // Its codes are the tool's: 1 something could not be measured, 2 wrong call.
        return code is CourseExitCode.Success or CourseExitCode.Failed or CourseExitCode.WrongUsage or CourseExitCode.LacksSomething
            ? code
            : throw new CourseException(CourseExitCode.Failed, $"{Project} ended with exit code {code}; its last words are above.");
    }

    // Nothing to do takes a second or two; only the build knows whether there is something to do.
    private async Task BuildAsync(CourseFolder course, string project, CancellationToken cancellationToken)
    {
        var code = await StartAsync(["build", project, "-c", "Release", "-v", "q", "--nologo"], course.Root, quiet: true, cancellationToken).ConfigureAwait(false);
        if (code != 0)
            throw new CourseException(CourseExitCode.LacksSomething, $"bench/{Project} could not be built; the errors are above. Correct them (the build needs the .NET 10 SDK and, the first time, the network), then try again.");
    }

    private static async Task<int> StartAsync(string[] arguments, string folder, bool quiet, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetProgram.Path(), arguments) { WorkingDirectory = folder, RedirectStandardOutput = quiet })!;
        try
        {
            var said = quiet ? await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false) : "";
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0)
                await Console.Error.WriteAsync(said.AsMemory(), cancellationToken).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            ProcessTree.KillDescendants();
            throw;
        }
    }
}
