using Workshop.Cli.Execution;
using Workshop.Notebooks;

namespace Workshop.Cli.Reporting;

/// <summary>Tells why a notebook failed, with the cell's own words.</summary>
internal static class FailureReport
{
    private const int LinesOfStream = 10;

    internal static void Write(TextWriter writer, NotebookRun run)
    {
        foreach (var claim in run.Claims.Where(claim => claim.Verdict == ClaimVerdict.Fails))
        {
            writer.WriteLine();
            writer.WriteLine($"{run.Path}, cell {claim.Cell}: a claim fails: {claim.Statement}{(claim.Evidence is { Length: > 0 } evidence ? $" ({evidence})" : "")}");
        }
        if (run.Failure is { } failure)
            Write(writer, run, failure);
    }

    private static void Write(TextWriter writer, NotebookRun run, CellFailure failure)
    {
        writer.WriteLine();
        writer.WriteLine($"{run.Path}, cell {failure.Cell}: {failure.Error.Name}: {failure.Error.Message}");
        // The compiler's trace quotes the source itself.
        if (!failure.Error.Trace.Any(line => line.Contains(" | ", StringComparison.Ordinal)))
        {
            foreach (var line in SourceQuote.Of(failure))
                writer.WriteLine(line);
        }
        foreach (var line in failure.Error.Trace.Where(line => !Repeats(line, failure)))
            writer.WriteLine($"  {line}");

        foreach (var stream in Streams(run, failure))
        {
            writer.WriteLine($"  the end of its {stream.Name}:");
            foreach (var line in stream.Text.TrimEnd().Split('\n').TakeLast(LinesOfStream))
                writer.WriteLine($"    {line.TrimEnd('\r')}");
        }
    }

    private static bool Repeats(string line, CellFailure failure) =>
        line == failure.Error.Message || line == $"{failure.Error.Name}: {failure.Error.Message}";

    private static IEnumerable<StreamOutput> Streams(NotebookRun run, CellFailure failure) => run.Executed.Cells
        .Where(cell => cell.ExecutionCount == failure.Cell)
        .SelectMany(cell => cell.Outputs.OfType<StreamOutput>())
        .GroupBy(stream => stream.Name)
        .Select(pieces => new StreamOutput(pieces.Key, string.Concat(pieces.Select(piece => piece.Text))))
        .Where(stream => stream.Text.Trim().Length > 0);
}
