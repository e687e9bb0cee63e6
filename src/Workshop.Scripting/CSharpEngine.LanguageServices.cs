using System.Diagnostics.CodeAnalysis;
using Workshop.Scripting.LanguageServices;

namespace Workshop.Scripting;

public sealed partial class CSharpEngine
{
    private CellLanguageServices? _languageServices;

    // Made at the first request: what is behind it costs memory that a notebook run without a reader never needs.
    private CellLanguageServices LanguageServices =>
        LazyInitializer.EnsureInitialized(ref _languageServices, () => new CellLanguageServices(_compiler.WorkingDirectory, () => _compiler.Accepted));

    /// <summary>What could stand at a place in a cell, after all cells that ran.</summary>
    /// <remarks>Does not wait for a cell that runs. Never throws because of the text; a position outside it counts as its nearest end.</remarks>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Completion> CompleteAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return LanguageServices.CompleteAsync(code, Math.Clamp(position, 0, code.Length), cancellationToken);
    }

    /// <summary>What is known of the name at a place in a cell: its declaration and its documentation.</summary>
    /// <remarks>Between the parentheses of a call it is about the method that is called. Does not wait for a cell that runs. Never
    /// throws because of the text; a position outside it counts as its nearest end.</remarks>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Plain text, Markdown and HTML; null when there is nothing to tell.</returns>
    public Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return LanguageServices.InspectAsync(code, Math.Clamp(position, 0, code.Length), cancellationToken);
    }

    /// <summary>Loads what completion and inspection need, so that the first request does not have to.</summary>
    /// <remarks>Costs two to three seconds of one core and about 100 MB; a host calls it while nothing else goes on.</remarks>
    /// <param name="cancellationToken">Gives up; what is loaded stays loaded.</param>
    public Task PrepareLanguageServicesAsync(CancellationToken cancellationToken = default) => LanguageServices.PrepareAsync(cancellationToken);

    /// <summary>Whether a text can run as it stands. Quick: it only reads the syntax.</summary>
    /// <param name="code">The cell's text.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "The kernel asks an engine, and another engine may need its state for it.")]
    public CompletenessResult CheckCompleteness(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return SubmissionCompleteness.Of(code);
    }
}
