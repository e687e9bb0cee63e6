using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workshop.Scripting.Directives;

/// <summary>Finds the lines of C# text that are directives of this engine.</summary>
/// <remarks>The compiler's own lexer decides: a line inside a string, a comment or text that <c>#if</c> excludes is none.</remarks>
internal static class DirectiveScanner
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Whether a text may hold directives at all. Quick, for the many cells that do not.</summary>
    internal static bool MayHoldSome(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = line.TrimStart();
            if (start is ['#', ..] && start[1..].TrimStart() is ['!' or 'r' or 'i' or 'l', ..])
                return true;
        }

        return false;
    }

    /// <summary>Positions of the <c>#</c> of each directive from <paramref name="start"/> on, and whether it is active rather than excluded
    /// by <c>#if</c>. Lazy: what follows a directive at which the caller stops need not be C#.</summary>
    internal static IEnumerable<(int Position, bool IsActive)> Find(string text, int start)
    {
        foreach (var token in SyntaxFactory.ParseTokens(text, start, start, Options))
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                if (IsOurs(trivia) && trivia.GetStructure() is DirectiveTriviaSyntax directive)
                    yield return (trivia.SpanStart, directive.IsActive);
            }
        }
    }

    // To the compiler, "#!" and "#i" are bad directives, save "#!" at the start of a file.
    private static bool IsOurs(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.BadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia;
}
