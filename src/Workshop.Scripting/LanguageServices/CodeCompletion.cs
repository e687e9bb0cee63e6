using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;

namespace Workshop.Scripting.LanguageServices;

/// <summary>What could stand at a place of a cell's C#.</summary>
internal static class CodeCompletion
{
    private const int MostItems = 300;

    // Nobody reads further than the first screen.
    private const int MostSignatures = 25;

    internal static async Task<Completion> CompleteAsync(Document document, string code, int position, CancellationToken cancellationToken)
    {
        var nothing = new Completion([], position, position);
        if (CompletionService.GetService(document) is not { } service)
            return nothing;
        var list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (list.ItemsList.Count == 0 || list.Span.Start > position)
            return nothing;

        var typed = code[list.Span.Start..position];
        var best = list.ItemsList
            .Select(item => (Item: item, Match: NameMatching.Of(item.FilterText, typed)))
            .Where(i => i.Match != NameMatch.None)
            .OrderBy(i => i.Match)
            .ThenByDescending(i => i.Item.Rules.MatchPriority)
            .ThenBy(i => Rank(i.Item, typed))
            .ThenBy(i => i.Item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(i => i.Item)
            .ToList();
        if (best.Where(WrittenCode.Is).ToList() is { Count: > 0 } written)
            return await WrittenCode.CompleteAsync(service, document, written, list.Span, cancellationToken).ConfigureAwait(false);

        var signatures = await Signatures.AtAsync(document, list.Span.Start, cancellationToken).ConfigureAwait(false);
        var candidates = new List<CompletionCandidate>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in best.Where(item => !item.IsComplexTextEdit && seen.Add(TextOf(item))).Take(MostItems))
        {
            var kind = CompletionKinds.Of(item);
            var signature = candidates.Count < MostSignatures && kind != "keyword" ? signatures?.Of(item.DisplayText) : null;
            candidates.Add(new CompletionCandidate(TextOf(item), kind, signature));
        }

        return new Completion(candidates, list.Span.Start, list.Span.End);
    }

    // Before anything is typed, what the notebook itself declared is likelier than the platform's thousand types.
    private static int Rank(CompletionItem item, string typed) => typed.Length > 0 ? 0 : CompletionKinds.Of(item) switch
    {
        "variable" or "field" or "property" => 0,
        "function" or "event" or "constant" or "enumMember" => 1,
        "keyword" => 2,
        _ => 3,
    };

    private static string TextOf(CompletionItem item) =>
        item.Properties.TryGetValue("InsertionText", out var text) ? text
        : item.DisplayTextSuffix == ":" ? item.DisplayText + ":"
        : item.DisplayText;
}
