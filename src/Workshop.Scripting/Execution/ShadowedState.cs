using System.Reflection;
using Microsoft.CodeAnalysis;
using Workshop.Scripting.Compilation;

namespace Workshop.Scripting.Execution;

/// <summary>Frees the values that no cell can name any more, because a later cell declared the name again.</summary>
/// <remarks>
/// <para>A shadowed variable is set to its default, unless its name occurs in a method, lambda, query or type that could see it: what
/// an old method refers to stays. And an object whose members are all shadowed is dropped; whatever still runs in it keeps it
/// alive. So running a cell again frees what the run before had made, methods and lambdas included.</para>
/// <para>Not thread-safe; the engine accepts one cell at a time.</para>
/// </remarks>
internal sealed class ShadowedState(SubmissionStates states)
{
    private readonly Dictionary<string, List<Declaration>> _visible = new(StringComparer.Ordinal);

    /// <summary>Takes note of an accepted cell, before it runs.</summary>
    internal void Accept(CellDeclarations cell, int slot)
    {
        var owner = new Owner(slot, cell.Members.Count);
        foreach (var member in cell.Members)
        {
            if (!_visible.TryGetValue(member.Name, out var visible))
                _visible.Add(member.Name, visible = []);
            foreach (var hidden in visible.Where(older => older.Owner != owner && Hides(member, older.Symbol)).ToList())
            {
                visible.Remove(hidden);
                Free(hidden);
            }

            visible.Add(new Declaration(member, owner));
        }

        Keep(cell.NamesUsedLater);
    }

    /// <summary>Keeps the values that these names mean now, even when the names come to mean something else.</summary>
    internal void Keep(IEnumerable<string> names)
    {
        foreach (var declaration in names.SelectMany(name => _visible.GetValueOrDefault(name) ?? []))
            declaration.IsUsedLater = true;
    }

    private static bool Hides(ISymbol newer, ISymbol older) => (newer, older) switch
    {
        (IMethodSymbol one, IMethodSymbol other) => one.Arity == other.Arity
            && one.Parameters.Select(p => (p.RefKind, p.Type)).SequenceEqual(other.Parameters.Select(p => (p.RefKind, p.Type)), SameParameter.Comparer),
        (IMethodSymbol, _) or (_, IMethodSymbol) => false,
        // For a call the compiler passes over what cannot be called: f() still finds a delegate below an int of the same name.
        _ => !CanBeCalled(older) || CanBeCalled(newer),
    };

    private static bool CanBeCalled(ISymbol variable)
    {
        var type = variable is IFieldSymbol field ? field.Type : variable is IPropertySymbol property ? property.Type : ((IEventSymbol)variable).Type;
        return type.TypeKind is TypeKind.Delegate or TypeKind.Dynamic or TypeKind.FunctionPointer or TypeKind.Error;
    }

    private void Free(Declaration hidden)
    {
        if (hidden.Symbol is IFieldSymbol { IsStatic: false } && !hidden.IsUsedLater && states.At(hidden.Owner.Slot) is { } state)
        {
            state.GetType().GetField(hidden.Symbol.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?
                .SetValue(state, null);
        }

        if (--hidden.Owner.VisibleMembers == 0)
            states.Release(hidden.Owner.Slot);
    }

    private sealed class Owner(int slot, int visibleMembers)
    {
        internal int Slot { get; } = slot;

        internal int VisibleMembers { get; set; } = visibleMembers;
    }

    private sealed class Declaration(ISymbol symbol, Owner owner)
    {
        internal ISymbol Symbol { get; } = symbol;

        internal Owner Owner { get; } = owner;

        internal bool IsUsedLater { get; set; }
    }

    private sealed class SameParameter : IEqualityComparer<(RefKind Kind, ITypeSymbol Type)>
    {
        internal static SameParameter Comparer { get; } = new();

        public bool Equals((RefKind Kind, ITypeSymbol Type) x, (RefKind Kind, ITypeSymbol Type) y) =>
            x.Kind == y.Kind && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((RefKind Kind, ITypeSymbol Type) obj) => SymbolEqualityComparer.Default.GetHashCode(obj.Type);
    }
}
