using Microsoft.CodeAnalysis;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Writes the type of a variable so that a declaration can name it.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    internal static string Of(ITypeSymbol type) => type.ToDisplayString(Format);

    /// <summary>False for what contains the type of <c>new { … }</c> or a type that the compiler does not know.</summary>
    internal static bool CanBeWritten(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } or { TypeKind: TypeKind.Error } => false,
        IArrayTypeSymbol array => CanBeWritten(array.ElementType),
        IPointerTypeSymbol pointer => CanBeWritten(pointer.PointedAtType),
        INamedTypeSymbol named => named.CanBeReferencedByName | named.IsTupleType && named.TypeArguments.All(CanBeWritten)
            && (named.ContainingType is null || CanBeWritten(named.ContainingType)),
        _ => true,
    };
}
