using Workshop.Bench;
using Workshop.Bench.Benchmarks;
using Workshop.Bench.Reports;
using Workshop.Bench.Running;

if (SideArguments.RunIfAsked(args) is { } done)
    return done;

BenchArguments arguments;
try
{
    arguments = BenchArguments.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"bench: {wrong.Message}\n\n{BenchArguments.Usage}");
    return ExitCode.WrongUsage;
}

var chosen = Catalogue.Choose(arguments.Names);
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"bench: no benchmark's name begins with '{string.Join("' or '", arguments.Names)}'. See --list.");
    return ExitCode.WrongUsage;
}

var longestName = chosen.Max(benchmark => benchmark.Name.Length);
if (arguments.List)
{
    foreach (var benchmark in chosen)
        Console.WriteLine($"{benchmark.Name.PadRight(longestName)}  {benchmark.What}");
    return ExitCode.Success;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

var table = new ResultTable(Console.Out, longestName);
var run = new InterleavedRun(arguments.Processes, arguments.Quick);
var results = new List<BenchResult>();
table.WriteHead(arguments.Processes);
try
{
    foreach (var benchmark in chosen)
    {
        var result = await run.RunAsync(benchmark, stop.Token);
        table.Write(result);
        results.Add(result);
    }

    if (arguments.JsonFile is { } file)
        ResultJson.Write(file, results, TimeProvider.System.GetUtcNow());
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("bench: stopped");
    return ExitCode.Incomplete;
}
catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"bench: the results could not be written to '{arguments.JsonFile}': {refused.Message}");
    return ExitCode.Incomplete;
}

return results.TrueForAll(result => result.Reason is null) ? ExitCode.Success : ExitCode.Incomplete;
