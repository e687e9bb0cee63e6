using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.QuickInfo;

namespace Workshop.Scripting.LanguageServices;

/// <summary>What is known of the name at a place of a cell's C#.</summary>
internal static class CodeInspection
{
    internal static async Task<MimeBundle?> InspectAsync(Document document, int position, CancellationToken cancellationToken)
    {
        if (QuickInfoService.GetService(document) is not { } service)
            return null;
        var info = await service.GetQuickInfoAsync(document, position, cancellationToken).ConfigureAwait(false);
        if (info is null)
            return null;
        return new MimeBundle(new Dictionary<string, string> { ["text/plain"] = string.Join("\n", info.Sections.Select(s => s.Text)) });
    }
}
