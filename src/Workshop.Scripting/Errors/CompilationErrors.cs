using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Workshop.Scripting.Errors;

/// <summary>Turns the compiler's diagnostics into text that shows the source line and a mark under the spot.</summary>
internal static class CompilationErrors
{
    internal static CellResult Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        var trace = errors.SelectMany(Lines).ToList();
        return new CellResult(CellStatus.CompilationFailed, null, new CellError("CompilationError", Headline(errors[0]), trace));
    }

    internal static IReadOnlyList<string> Warnings(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(Headline)];

    private static IEnumerable<string> Lines(Diagnostic diagnostic)
    {
        yield return Headline(diagnostic);
        if (!diagnostic.Location.IsInSource)
            yield break;
        var span = diagnostic.Location.GetLineSpan().Span;
        var line = diagnostic.Location.SourceTree!.GetText().Lines[span.Start.Line].ToString();
        var number = (span.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
        var end = span.End.Line == span.Start.Line ? span.End.Character : line.Length;
        yield return $"  {number} | {line}";
        // Tabs before the spot are kept so that the mark stands under it.
        var indent = new string([.. line.Take(span.Start.Character).Select(c => c == '\t' ? '\t' : ' ')]);
        yield return $"  {new string(' ', number.Length)} | {indent}{new string('^', Math.Max(1, end - span.Start.Character))}";
    }

    private static string Headline(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var message = $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        if (!diagnostic.Location.IsInSource)
            return message;
        var position = diagnostic.Location.GetLineSpan();
        return $"{position.Path}, line {position.StartLinePosition.Line + 1}, column {position.StartLinePosition.Character + 1}: {message}";
    }
}
