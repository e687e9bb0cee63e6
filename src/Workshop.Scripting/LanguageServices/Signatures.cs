using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Finds the declarations behind candidates by looking their names up, which costs far less than the descriptions of the service.</summary>
internal sealed class Signatures
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword);

    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly INamespaceOrTypeSymbol? _container;
    private readonly bool _isMember;

    private Signatures(SemanticModel model, int position, ExpressionSyntax? receiver, CancellationToken cancellationToken)
    {
        _model = model;
        _position = position;
        _isMember = receiver is not null;
        if (receiver is not null)
            _container = model.GetSymbolInfo(receiver, cancellationToken).Symbol as INamespaceOrTypeSymbol ?? model.GetTypeInfo(receiver, cancellationToken).Type;
    }

    /// <param name="document">The cell.</param>
    /// <param name="start">Where the name that is completed begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Signatures?> AtAsync(Document document, int start, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var before = start > 0 ? root.FindToken(start - 1) : default;
        var receiver = before.Parent switch
        {
            MemberAccessExpressionSyntax access when before == access.OperatorToken => access.Expression,
            QualifiedNameSyntax name when before == name.DotToken => name.Left,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return new Signatures(model, start, receiver, cancellationToken);
    }

    /// <summary>The declaration of a name, and how many others share it; null when it is not found.</summary>
    internal string? Of(string name)
    {
        if (_isMember && _container is null)
            return null;
        var found = _model.LookupSymbols(_position, _container, name, includeReducedExtensionMethods: _isMember);
        if (found.IsEmpty)
            return null;
        var text = found[0].ToMinimalDisplayString(_model, _position, Format);
        return found.Length == 1 ? text : $"{text} (+ {found.Length - 1} overloads)";
    }
}
