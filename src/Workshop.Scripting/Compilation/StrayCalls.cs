using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Workshop.Scripting.Compilation;

/// <summary>Finds calls that would run an older cell's method on a newer cell's variables.</summary>
/// <remarks>The compiler collects the methods of one name from all cells, and hands every one of them the object of the newest cell among these.
/// The older method then reads whatever lies in the newer object at the places of its own variables: a wrong value, or no value of its type at
/// all. A method that uses no variable is not harmed.</remarks>
internal sealed class StrayCalls
{
    [SuppressMessage("MicrosoftCodeAnalysisReleaseTracking", "RS2008", Justification = "No analyzer; the engine alone reports it.")]
    private static readonly DiagnosticDescriptor Refusal = new(
        "CELL1",
        "A call that would use another cell's variables",
        "'{0}' is of {1}, and {2} declares another '{3}'. Declare both in one cell: the compiler would let this one use the wrong cell's variables.",
        "Cells",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    // By name, the object's type of the first cell that declared such a method, and whether another one did so later.
    private readonly ConcurrentDictionary<string, (ITypeSymbol Cell, bool AreSeveral)> _methods = new(StringComparer.Ordinal);

    /// <summary>Takes note of an accepted cell.</summary>
    internal void Accept(CellDeclarations cell)
    {
        foreach (var method in cell.Members.OfType<IMethodSymbol>())
        {
            _methods.AddOrUpdate(
                method.Name,
                (method.ContainingType, false),
                (_, known) => (known.Cell, known.AreSeveral || !SymbolEqualityComparer.Default.Equals(known.Cell, method.ContainingType)));
        }
    }

    /// <summary>The errors of a cell that compiles.</summary>
    internal IEnumerable<Diagnostic> In(CSharpCompilation cell, CancellationToken cancellationToken)
    {
        if (_methods.IsEmpty)
            yield break;
        foreach (var tree in cell.SyntaxTrees)
        {
            foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Where(name => IsDoubtful(name.Identifier.ValueText, cell)))
            {
                if (Stray(name, cell.GetSemanticModel(tree), cancellationToken) is { } call && UsesState(call.Method, cell, cancellationToken))
                {
                    yield return Diagnostic.Create(
                        Refusal, name.GetLocation(), call.Method.ToMinimalDisplayString(cell.GetSemanticModel(tree), name.SpanStart, Signature), PlaceOf(call.Method), PlaceOf(call.Receiver), call.Method.Name);
                }
            }
        }
    }

    private static SymbolDisplayFormat Signature { get; } = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters);

    private bool IsDoubtful(string name, CSharpCompilation cell) =>
        _methods.TryGetValue(name, out var known) && (known.AreSeveral || cell.ScriptClass!.GetMembers(name).Any(member => member is IMethodSymbol));

    private static (IMethodSymbol Method, ITypeSymbol Receiver)? Stray(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(name, cancellationToken).Symbol is not IMethodSymbol { IsStatic: false, ContainingType.IsScriptClass: true } method)
            return null;
        var (called, receiver) = model.GetOperation(name.Parent is InvocationExpressionSyntax call && call.Expression == name ? call : name, cancellationToken) switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Instance?.Type),
            IMethodReferenceOperation reference => (reference.Method, reference.Instance?.Type),
            _ => (method, null),
        };
        return receiver is null || SymbolEqualityComparer.Default.Equals(receiver, called.ContainingType) ? null : (called, receiver);
    }

    private static bool UsesState(IMethodSymbol method, CSharpCompilation? cell, CancellationToken cancellationToken)
    {
        var declaration = method.OriginalDefinition.DeclaringSyntaxReferences[0];
        while (cell is not null && !cell.ContainsSyntaxTree(declaration.SyntaxTree))
            cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation;
        var model = cell!.GetSemanticModel(declaration.SyntaxTree);
        return declaration.GetSyntax(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Any(name => model.GetSymbolInfo(name, cancellationToken).Symbol
            is (IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }) and { IsStatic: false, ContainingType.IsScriptClass: true });
    }

    private static string PlaceOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].SyntaxTree.FilePath;
}
