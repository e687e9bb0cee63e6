namespace Workshop.Cli.Checks;

/// <summary>Something that a check found.</summary>
/// <param name="Notebook">Where the notebook lies.</param>
/// <param name="Cell">The cell's number in the file, from 1; null if the whole notebook is meant.</param>
/// <param name="IsFault">Whether it fails the check; otherwise it is a warning.</param>
/// <param name="Message">What is wrong, and the remedy.</param>
internal sealed record Finding(string Notebook, int? Cell, bool IsFault, string Message)
{
    /// <summary>One line: where, how bad, what.</summary>
    public override string ToString() =>
        $"{Notebook}{(Cell is null ? "" : $", cell {Cell} of the file")}: {(IsFault ? "fault" : "warning")}: {Message}";
}
