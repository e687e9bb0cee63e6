using System.CommandLine;
using Workshop.Cli.Benches;

namespace Workshop.Cli.Verbs;

/// <summary><c>course bench</c>: the library beside what it is measured against.</summary>
internal static class BenchVerb
{
    private const string KernelName = "kernel";

    internal static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = $"Only the benchmarks whose names begin so; '{KernelName}' alone for the Jupyter kernel. [default: all of the library]", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<string?>("--json") { Description = "Write the results to this file, too.", HelpName = "FILE" };
        var list = new Option<bool>("--list") { Description = "Name the benchmarks and end." };
        var quick = new Option<bool>("--quick") { Description = "As short as it goes: shows that it runs, not how fast." };
        var command = new Command(
            "bench",
            """
            Measure the library beside the native floor, in turns: some minutes. The results of a busy machine say little.

            A missed target is a result, not an error. Exit code 1 means that something could not be measured; its row says why.
            Without a C compiler and make there is no native floor.
            """)
        { names, json, list, quick };
        command.SetAction((call, cancellationToken) =>
        {
            var chosen = call.GetValue(names) ?? [];
            var arguments = chosen.Contains(KernelName)
                ? OfKernel(chosen, call.GetValue(list), call.GetValue(quick))
                : OfLibrary(chosen, call.GetValue(list), call.GetValue(quick));
            // The path is meant from the caller's folder.
            if (call.GetValue(json) is { } file)
                arguments = [.. arguments, "--json", Path.GetFullPath(file)];
            return (chosen.Contains(KernelName) ? BenchProgram.Kernel : BenchProgram.Library).RunAsync(CourseFolder.Find(), arguments, cancellationToken);
        });
        return command;
    }

    private static string[] OfLibrary(string[] names, bool list, bool quick) =>
        [.. names, .. list ? ["--list"] : (string[])[], .. quick ? ["--quick"] : (string[])[]];

    private static string[] OfKernel(string[] names, bool list, bool quick)
    {
        if (names.Length > 1 || list)
            throw new CourseException(CourseExitCode.WrongUsage, $"'{KernelName}' is a bench of its own. Call it without other names and without --list.");
        return quick ? ["--rounds", "1"] : [];
    }
}
