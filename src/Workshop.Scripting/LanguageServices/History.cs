using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.LanguageServices;

/// <summary>What the accepted cells declared and is still in sight, as one script.</summary>
/// <remarks>One script rather than one a cell: a request then takes as long after a thousand cells as after ten. Not thread-safe.</remarks>
internal sealed class History
{
    private readonly Dictionary<string, int> _order = [];
    private readonly Dictionary<string, List<Declaration>> _declarations = [];
    private readonly List<(string? Alias, string Text)> _usings = [];
    private readonly HashSet<string> _references = [];
    private CSharpCompilation? _last;

    /// <summary>Files that the cells refer to, full paths.</summary>
    internal IReadOnlyCollection<string> References => _references;

    /// <summary>Takes in the cells accepted since the last call.</summary>
    /// <returns>Whether there were any.</returns>
    internal bool Follow(CSharpCompilation? last, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(last, _last))
            return false;
        var fresh = new Stack<CSharpCompilation>();
        for (var cell = last; cell is not null && !ReferenceEquals(cell, _last); cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
            fresh.Push(cell);
        // Everything is read before anything is kept: giving up halfway must not lose a cell.
        var read = fresh.Select(cell => (
            Cell: cell,
            Declarations: DeclarationReader.Read(cell, cancellationToken).ToList(),
            Usings: DeclarationReader.Usings(cell, cancellationToken).ToList())).ToList();
        foreach (var (cell, declarations, usings) in read)
        {
            Keep(declarations);
            usings.ForEach(Keep);
            _references.UnionWith(cell.DirectiveReferences.Concat(cell.ExternalReferences)
                .OfType<PortableExecutableReference>().Select(r => r.FilePath).OfType<string>());
        }

        _last = last;
        return true;
    }

    internal string ToScript()
    {
        var declarations = _declarations.OrderBy(d => _order[d.Key]).SelectMany(d => d.Value).Select(d => d.Text);
        return string.Join("\n", _usings.Select(u => u.Text).Concat(declarations)) + "\n";
    }

    private void Keep(List<Declaration> cell)
    {
        // All of a cell first hides, then joins: members of one cell never hide each other.
        foreach (var declaration in cell)
        {
            if (_declarations.TryGetValue(declaration.Name, out var earlier))
                earlier.RemoveAll(declaration.Hides);
        }

        foreach (var declaration in cell)
        {
            _order.TryAdd(declaration.Name, _order.Count);
            if (!_declarations.TryGetValue(declaration.Name, out var same))
                _declarations.Add(declaration.Name, same = []);
            same.Add(declaration);
        }
    }

    private void Keep((string? Alias, string Text) directive)
    {
        _usings.RemoveAll(u => u.Text == directive.Text || u.Alias is not null && u.Alias == directive.Alias);
        _usings.Add(directive);
    }
}
