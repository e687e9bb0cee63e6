using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;

namespace Workshop.Scripting.LanguageServices;

/// <summary>What could stand at a place of a cell's C#.</summary>
internal static class CodeCompletion
{
    private const int MostItems = 300;

    internal static async Task<Completion> CompleteAsync(Document document, string code, int position, CancellationToken cancellationToken)
    {
        var nothing = new Completion([], position, position);
        if (CompletionService.GetService(document) is not { } service)
            return nothing;
        var list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (list.ItemsList.Count == 0)
            return nothing;

        var prefix = code[list.Span.Start..position];
        var matching = service.FilterItems(document, [.. list.ItemsList], prefix);
        var best = matching
            .OrderByDescending(i => i.FilterText.StartsWith(prefix, StringComparison.Ordinal))
            .ThenByDescending(i => i.FilterText.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(i => i.Rules.MatchPriority)
            .ThenBy(i => i.SortText, StringComparer.OrdinalIgnoreCase)
            .Take(MostItems);
        var candidates = new List<CompletionCandidate>();
        foreach (var item in best)
        {
            candidates.Add(new CompletionCandidate(item.DisplayText, CompletionKinds.Of(item), null));
        }

        return new Completion(candidates, list.Span.Start, list.Span.End);
    }
}
