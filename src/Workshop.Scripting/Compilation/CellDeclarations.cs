using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workshop.Scripting.Compilation;

/// <summary>What a cell adds to the names that later cells see.</summary>
/// <param name="Members">Variables, properties, events and methods: what lives in the cell's object.</param>
/// <param name="NamesUsedLater">Every name that occurs in code of the cell which may run after the cell has ended: in methods,
/// lambdas, queries and types.</param>
/// <param name="AreAny">Whether later cells see any difference; types, usings and references count too.</param>
internal sealed record CellDeclarations(IReadOnlyList<ISymbol> Members, IReadOnlySet<string> NamesUsedLater, bool AreAny)
{
    internal static CellDeclarations Of(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var declared = compilation.ScriptClass!.GetMembers().Where(m => !m.IsImplicitlyDeclared).ToList();
        var roots = compilation.SyntaxTrees.Select(tree => tree.GetCompilationUnitRoot(cancellationToken)).ToList();
        return new CellDeclarations(
            [.. declared.Where(m => m is IFieldSymbol { IsConst: false } or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })],
            roots.SelectMany(root => root.DescendantNodes()).Where(RunsLater).SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal),
            declared.Count > 0 || roots.Any(ChangesScope));
    }

    private static bool ChangesScope(CompilationUnitSyntax root) =>
        root.Usings.Count > 0 || root.Externs.Count > 0 || root.GetReferenceDirectives().Count > 0 || root.GetLoadDirectives().Count > 0;

    private static bool RunsLater(SyntaxNode node) => node is
        AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
        or BaseTypeDeclarationSyntax or QueryExpressionSyntax;

    private static IEnumerable<string> NamesIn(SyntaxNode node) =>
        node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
}
