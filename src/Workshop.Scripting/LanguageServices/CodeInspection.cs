using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.QuickInfo;

namespace Workshop.Scripting.LanguageServices;

/// <summary>What is known of the name at a place of a cell's C#.</summary>
internal static class CodeInspection
{
    internal static async Task<Inspection?> InspectAsync(Document document, int position, CancellationToken cancellationToken)
    {
        if (QuickInfoService.GetService(document) is not { } service
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var name = NameAt(root, position);
        var call = name is null ? CallAround(root, position) : null;
        var place = name?.SpanStart ?? call?.Name.SpanStart ?? position;
        var info = await service.GetQuickInfoAsync(document, place, cancellationToken).ConfigureAwait(false);
        if (info is null && place > 0)
            info = await service.GetQuickInfoAsync(document, place - 1, cancellationToken).ConfigureAwait(false);
        if (info is null)
            return null;

        var symbol = SymbolOf(model, (name ?? call?.Name)?.Parent, cancellationToken);
        var overloads = call is null ? [] : Overloads(model, call.Value.Node, symbol, place, cancellationToken);
        return new Inspection(
            TextOf(info, QuickInfoSectionKinds.Description),
            [.. Sections(info, symbol)],
            overloads);
    }

    // The identifier under the cursor, or the one that ends just before it.
    private static SyntaxToken? NameAt(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        if (IsName(token, position))
            return token;
        token = token.GetPreviousToken();
        return IsName(token, position) ? token : null;
    }

    private static bool IsName(SyntaxToken token, int position) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.SpanStart <= position && position <= token.Span.End && token.Span.Length > 0;

    // The innermost call whose parentheses hold the cursor, and the token that names what is called.
    private static (SyntaxNode Node, SyntaxToken Name)? CallAround(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        foreach (var start in (SyntaxToken[])[token, token.GetPreviousToken()])
        {
            var list = start.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault(l =>
                l.OpenParenToken.Span.End <= position && (l.CloseParenToken.IsMissing || position <= l.CloseParenToken.SpanStart));
            switch (list?.Parent)
            {
                case InvocationExpressionSyntax invocation:
                    return (invocation, invocation.Expression switch
                    {
                        MemberAccessExpressionSyntax access => access.Name.Identifier,
                        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
                        var called => called.GetLastToken(),
                    });
                case ObjectCreationExpressionSyntax creation:
                    return (creation, creation.Type.GetLastToken() is var last && last.IsKind(SyntaxKind.GreaterThanToken) && creation.Type is GenericNameSyntax generic
                        ? generic.Identifier
                        : last);
                case ImplicitObjectCreationExpressionSyntax creation:
                    return (creation, creation.NewKeyword);
            }
        }

        return null;
    }

    private static ISymbol? SymbolOf(SemanticModel model, SyntaxNode? node, CancellationToken cancellationToken)
    {
        if (node is null)
            return null;
        if (node is TypeSyntax { Parent: ObjectCreationExpressionSyntax creation })
            node = creation;
        var found = model.GetSymbolInfo(node, cancellationToken);
        return found.Symbol ?? found.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node, cancellationToken);
    }

    private static IReadOnlyList<string> Overloads(
        SemanticModel model, SyntaxNode call, ISymbol? called, int position, CancellationToken cancellationToken)
    {
        var group = call is InvocationExpressionSyntax invocation
            ? model.GetMemberGroup(invocation.Expression, cancellationToken)
            : (model.GetTypeInfo(call, cancellationToken).Type as INamedTypeSymbol)?.InstanceConstructors.As<ISymbol>() ?? [];
        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        var self = called?.ToMinimalDisplayString(model, position, format);
        return [.. group.Where(m => m.DeclaredAccessibility == Accessibility.Public || m.ContainingType?.IsScriptClass == true)
            .Select(m => m.ToMinimalDisplayString(model, position, format)).Where(text => text != self).Distinct()];
    }

    private static IEnumerable<(string Title, string Text)> Sections(QuickInfoItem info, ISymbol? symbol)
    {
        if (TextOf(info, QuickInfoSectionKinds.DocumentationComments) is { Length: > 0 } summary)
            yield return ("", summary);
        if (DocumentationText.Parameters(symbol) is { Length: > 0 } parameters)
            yield return ("Parameters", parameters);
        if (TextOf(info, QuickInfoSectionKinds.ReturnsDocumentationComments) is { Length: > 0 } returns)
            yield return Titled(returns);
        if (DocumentationText.Exceptions(symbol) is { Length: > 0 } thrown)
            yield return ("Exceptions", thrown);
        else if (TextOf(info, QuickInfoSectionKinds.Exception) is { Length: > 0 } exceptions)
            yield return Titled(exceptions);
        foreach (var kind in (string[])[QuickInfoSectionKinds.TypeParameters, QuickInfoSectionKinds.AnonymousTypes])
        {
            if (TextOf(info, kind) is { Length: > 0 } text)
                yield return Titled(text);
        }
    }

    // The service puts the title on a line of its own: "Returns:".
    private static (string Title, string Text) Titled(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text[..end].TrimEnd().EndsWith(':')
            ? (text[..end].Trim().TrimEnd(':'), string.Join('\n', text[(end + 1)..].Split('\n').Select(line => line.Trim())))
            : ("", text);
    }

    private static string TextOf(QuickInfoItem info, string kind) =>
        string.Join("\n", info.Sections.Where(s => s.Kind == kind).Select(s => s.Text.ReplaceLineEndings("\n").Trim()));
}
