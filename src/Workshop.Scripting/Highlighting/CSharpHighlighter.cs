using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.Highlighting;

/// <summary>Says which parts of a cell's code are keywords, types, strings and so on.</summary>
/// <remarks>
/// Reads the syntax only and resolves no names: a name counts as a type where the grammar allows nothing else, or where it
/// starts with a capital and something is accessed on it. Code that does not compile is classified as far as it can be
/// read. Thread-safe.
/// </remarks>
public static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The classified spans of <paramref name="code"/>, in order and without overlap.</summary>
    public static IReadOnlyList<CodeSpan> Classify(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var spans = new List<CodeSpan>();
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            AddTrivia(token.LeadingTrivia, spans);
            if (token.Span.Length > 0 && TokenClasses.Of(token) is { } tokenClass)
                spans.Add(new CodeSpan(token.SpanStart, token.Span.Length, tokenClass));
            AddTrivia(token.TrailingTrivia, spans);
        }
        return spans;
    }

    private static void AddTrivia(SyntaxTriviaList trivia, List<CodeSpan> spans)
    {
        foreach (var piece in trivia)
        {
            if (TriviaClass(piece) is not { } pieceClass)
                continue;
            // A directive's span ends with its line; the line end stays plain.
            var length = piece.ToString().TrimEnd('\r', '\n').Length;
            if (length > 0)
                spans.Add(new CodeSpan(piece.SpanStart, length, pieceClass));
        }
    }

    private static CodeClass? TriviaClass(SyntaxTrivia trivia)
    {
        if (trivia.IsDirective)
            return CodeClass.Directive;
        return trivia.Kind() switch
        {
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia => CodeClass.Comment,
            SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => CodeClass.Comment,
            SyntaxKind.DisabledTextTrivia => CodeClass.Comment,
            _ => null,
        };
    }
}
