using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Reads from a compiled cell what it declared.</summary>
internal static class DeclarationReader
{
    private static readonly ArrowExpressionClauseSyntax NoBody =
        SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!"));

    internal static IEnumerable<Declaration> Read(CSharpCompilation cell, CancellationToken cancellationToken)
    {
        if (cell.ScriptClass is not { } script)
            yield break;
        foreach (var member in script.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member.IsImplicitlyDeclared || member.DeclaringSyntaxReferences.IsEmpty)
                continue;
            if (Read(member, cancellationToken) is { } declaration)
                yield return declaration;
        }
    }

    /// <summary>The using directives of the cell's own text, those of <c>#load</c>-ed files excluded.</summary>
    internal static IEnumerable<(string? Alias, string Text)> Usings(CSharpCompilation cell, CancellationToken cancellationToken) =>
        cell.SyntaxTrees.LastOrDefault()?.GetCompilationUnitRoot(cancellationToken).Usings
            .Select(u => (u.Alias?.Name.Identifier.ValueText, u.WithoutTrivia().ToString())) ?? [];

    private static Declaration? Read(ISymbol member, CancellationToken cancellationToken) => member switch
    {
        IFieldSymbol { AssociatedSymbol: null } field => new(field.Name, null, Variable(field, cancellationToken)),
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => Method(method, cancellationToken),
        IPropertySymbol or IEventSymbol or INamedTypeSymbol => new(member.MetadataName, null, Original(member, cancellationToken)),
        _ => null,
    };

    private static string Variable(IFieldSymbol field, CancellationToken cancellationToken)
    {
        var syntax = field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var comment = syntax.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } declaration ? DocumentationComment(declaration) : "";
        var initializer = (syntax as VariableDeclaratorSyntax)?.Initializer;
        if (field.IsConst && initializer is not null)
            return $"{comment}const {TypeNames.Of(field.Type)} {field.Name} {initializer};";
        if (TypeNames.CanBeWritten(field.Type))
            return $"{comment}{TypeNames.Of(field.Type)} {field.Name};";
        // The type of new { … } is found again from the expression only.
        return initializer is null ? $"dynamic {field.Name};" : $"{comment}var {field.Name} {initializer};";
    }

    private static Declaration? Method(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax)
            return null;
        var modifiers = syntax.Modifiers.Where(m => !m.IsKind(SyntaxKind.AsyncKeyword) && !m.IsKind(SyntaxKind.PartialKeyword));
        var text = syntax
            .WithoutTrivia()
            .WithModifiers(SyntaxFactory.TokenList(modifiers))
            .WithBody(null)
            .WithExpressionBody(NoBody)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
        var parameters = string.Join(",", method.Parameters.Select(p => p.RefKind + TypeNames.Of(p.Type)));
        return new Declaration(method.Name, $"`{method.Arity}({parameters})", DocumentationComment(syntax) + text.ToFullString());
    }

    private static string Original(ISymbol member, CancellationToken cancellationToken) =>
        string.Join("\n", member.DeclaringSyntaxReferences.Select(reference =>
        {
            var syntax = reference.GetSyntax(cancellationToken);
            return DocumentationComment(syntax) + syntax.WithoutTrivia().ToFullString();
        }));

    // Other trivia before a declaration may be directives, which must not take effect again.
    private static string DocumentationComment(SyntaxNode declaration) =>
        string.Concat(declaration.GetLeadingTrivia().Where(t => SyntaxFacts.IsDocumentationCommentTrivia(t.Kind())).Select(t => t.ToFullString()));
}
