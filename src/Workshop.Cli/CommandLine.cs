using System.CommandLine;
using Workshop.Cli.Usage;
using Workshop.Cli.Verbs;

namespace Workshop.Cli;

/// <summary>The tool's verbs, and what becomes of their exceptions.</summary>
internal static class CommandLine
{
    /// <summary>Runs the tool.</summary>
    /// <returns>One of <see cref="CourseExitCode"/>.</returns>
    internal static async Task<int> RunAsync(string[] args)
    {
        // A path that begins with @ is a path here, no list of arguments.
        var call = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        using var termination = new Termination();
        try
        {
            if (UsageErrors.In(call) is { } error)
                throw new CourseException(CourseExitCode.WrongUsage, error);
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await call.InvokeAsync(configuration, termination.Token).ConfigureAwait(false);
        }
        catch (CourseException exception)
        {
            await Console.Error.WriteLineAsync($"course: {exception.Message}").ConfigureAwait(false);
            return exception.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"course: {exception.Message} Check the disk and the permissions.").ConfigureAwait(false);
            return CourseExitCode.LacksSomething;
        }
        catch (OperationCanceledException) when (termination.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("course: stopped. The notebook's processes are gone, and nothing half-written stays.").ConfigureAwait(false);
            return termination.ExitCode;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand(
            """
            The Concurrency Workshop: executes the course's notebooks, checks what they claim, and makes pages and slides of them.

            Exit codes: 0 all well; 1 a cell, claim or check failed; 2 wrong usage; 3 the machine lacks something;
            130 stopped by Ctrl-C (143 by SIGTERM).
            """);
        root.Directives.Clear();
        root.Subcommands.Add(BuildVerb.Create());
        root.Subcommands.Add(RunVerb.Create());
        root.Subcommands.Add(PagesVerb.Create());
        root.Subcommands.Add(SlidesVerb.Create());
        root.Subcommands.Add(PdfVerb.Create());
        root.Subcommands.Add(ServeVerb.Create());
        root.Subcommands.Add(CheckVerb.Create());
        root.Subcommands.Add(CleanVerb.Create());
        root.Subcommands.Add(MeasureVerb.Create());
        root.Subcommands.Add(BenchVerb.Create());
        root.Subcommands.Add(DoctorVerb.Create());
        root.Subcommands.Add(KernelVerb.Create());
        return root;
    }
}
