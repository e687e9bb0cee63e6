namespace Workshop.Publishing;

/// <summary>Something a reader would trip over; the site came out all the same.</summary>
/// <param name="File">The notebook's path.</param>
/// <param name="Cell">The cell's number in the file, from 1; null if the whole notebook is meant.</param>
/// <param name="Message">What is wrong and what to do, in one line.</param>
public sealed record PublishWarning(string File, int? Cell, string Message)
{
    /// <summary>Whether it is a link or an image that leads nowhere; it must be mended before the notebook is committed.</summary>
    public bool IsDead { get; init; }

    /// <summary>The warning in one line: where, then what.</summary>
    public override string ToString() => Cell is null ? $"{File}: {Message}" : $"{File}, cell {Cell}: {Message}";
}
