using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Tells from its syntax whether a cell can run.</summary>
internal static class SubmissionCompleteness
{
    private const int IndentWidth = 4;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    internal static CompletenessResult Of(string code)
    {
        var text = CellText.WithoutDirectives(code);
        var tree = CSharpSyntaxTree.ParseText(text, Script);
        if (ClosesWhatIsNotOpen(tree.GetRoot()))
            return new CompletenessResult(Completeness.Invalid, "");
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new CompletenessResult(Completeness.Incomplete, IndentAfter(text, tree.GetRoot()));
        var invalid = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return new CompletenessResult(invalid ? Completeness.Invalid : Completeness.Complete, "");
    }

    // No further line mends that, although the parser hopes for one.
    private static bool ClosesWhatIsNotOpen(SyntaxNode root)
    {
        var open = new Stack<SyntaxKind>();
        foreach (var token in root.DescendantTokens(descendIntoTrivia: true).Where(t => !t.IsMissing))
        {
            var kind = token.Kind();
            if (kind is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
                open.Push(kind);
            else if (OpenerOf(kind) is { } opener && (!open.TryPop(out var last) || last != opener))
                return true;
        }

        return false;
    }

    private static SyntaxKind? OpenerOf(SyntaxKind closer) => closer switch
    {
        SyntaxKind.CloseBraceToken => SyntaxKind.OpenBraceToken,
        SyntaxKind.CloseParenToken => SyntaxKind.OpenParenToken,
        SyntaxKind.CloseBracketToken => SyntaxKind.OpenBracketToken,
        _ => null,
    };

    // That of the last line, one step deeper for each bracket it leaves open or for a statement that it leaves unfinished.
    private static string IndentAfter(string text, SyntaxNode root)
    {
        var lastLine = text.TrimEnd()[(text.TrimEnd().LastIndexOf('\n') + 1)..];
        var lineStart = text.TrimEnd().Length - lastLine.Length;
        var indent = lastLine.Length - lastLine.TrimStart().Length;
        var tokens = root.DescendantTokens().Where(t => t.SpanStart >= lineStart && !t.IsMissing && t.Span.Length > 0).ToList();
        if (tokens.Count == 0)
            return new string(' ', indent);

        var open = 0;
        foreach (var token in tokens)
        {
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
                open++;
            else if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
                open = Math.Max(open - 1, 0);
        }

        var unfinished = open == 0 && tokens[^1].Kind() is not (SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken or SyntaxKind.CommaToken);
        return new string(' ', indent + IndentWidth * (open > 0 || unfinished ? 1 : 0));
    }
}
