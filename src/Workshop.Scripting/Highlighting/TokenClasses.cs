using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workshop.Scripting.Highlighting;

/// <summary>The class of one token, from its kind and its place in the syntax.</summary>
internal static class TokenClasses
{
    internal static CodeClass? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => OfIdentifier(token),
        SyntaxKind.NumericLiteralToken => CodeClass.Number,
        SyntaxKind.CharacterLiteralToken => CodeClass.Text,
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
            or SyntaxKind.Utf8MultiLineRawStringLiteralToken => CodeClass.Text,
        SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => CodeClass.Text,
        // The parser gives a contextual keyword its own kind only where it acts as one.
        var kind when SyntaxFacts.IsReservedKeyword(kind) || SyntaxFacts.IsContextualKeyword(kind) => CodeClass.Keyword,
        _ => null,
    };

    private static CodeClass? OfIdentifier(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => CodeClass.Type,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => CodeClass.Method,
        IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { Identifier.ValueText: "dynamic" } => CodeClass.Keyword,
        IdentifierNameSyntax { Identifier.ValueText: "nameof", Parent: InvocationExpressionSyntax } => CodeClass.Keyword,
        SimpleNameSyntax name => OfName(name),
        _ => null,
    };

    private static CodeClass? OfName(SimpleNameSyntax name)
    {
        if (IsCalled(name))
            return CodeClass.Method;
        if (IsNamespace(name))
            return null;
        if (name is GenericNameSyntax || SyntaxFacts.IsInTypeOnlyContext(name))
            return CodeClass.Type;
        // Console.WriteLine, CoroutineState.Ready: by convention a capital to the left of a dot is a type here; properties read the
        // same, so only the start of the chain counts.
        return name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && char.IsUpper(name.Identifier.ValueText[0])
            ? CodeClass.Type
            : null;
    }

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax call && call.Expression == access,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax,
        _ => false,
    };

    private static bool IsNamespace(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax qualified)
        {
            if (qualified.Left == node)
                return true;
            node = qualified;
        }
        return node.Parent is UsingDirectiveSyntax { Alias: null, StaticKeyword.RawKind: 0 } or BaseNamespaceDeclarationSyntax;
    }
}
