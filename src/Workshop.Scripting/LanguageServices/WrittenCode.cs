using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Text;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Candidates that stand for code which the compiler's services write: a method to override, the rest of a partial one.</summary>
internal static class WrittenCode
{
    // Writing and formatting one takes some milliseconds.
    private const int MostItems = 25;

    /// <summary>Whether a candidate is of this kind. Where there are such, nothing else is wanted: <c>override</c> came before.</summary>
    // Only candidates that insert a member carry the modifiers it is to have.
    internal static bool Is(CompletionItem item) => item.Properties.ContainsKey("Modifiers");

    internal static async Task<Completion> CompleteAsync(
        CompletionService service, Document document, IEnumerable<CompletionItem> items, TextSpan span, CancellationToken cancellationToken)
    {
        var written = new List<(CompletionItem Item, TextChange Change)>();
        foreach (var item in items.Take(MostItems))
        {
            var change = await service.GetChangeAsync(document, item, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (change.TextChange.NewText is not null)
                written.Add((item, change.TextChange));
        }

        if (written.Count == 0)
            return new Completion([], span.Start, span.End);
        // They also replace the modifiers before the cursor; candidates that disagree on where these begin cannot share one list.
        var replaced = written[0].Change.Span;
        return new Completion(
            [.. written.Where(w => w.Change.Span == replaced).Select(w => new CompletionCandidate(
                w.Change.NewText!, CompletionKinds.Of(w.Item), w.Item.DisplayText + w.Item.DisplayTextSuffix))],
            replaced.Start,
            replaced.End);
    }
}
