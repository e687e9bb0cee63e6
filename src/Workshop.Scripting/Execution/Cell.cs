namespace Workshop.Scripting;

/// <summary>One cell to run: the number that error messages and stack traces name it by, and its text.</summary>
/// <param name="Number">Counts from 1. Two runs of one cell may carry the same number or different ones.</param>
/// <param name="Source">C# script text; lines end in <c>\n</c> or <c>\r\n</c>.</param>
public sealed record Cell(int Number, string Source)
{
    /// <summary>The file, or the cell of a file, that the text comes from; null when it comes from the cell itself.</summary>
    internal string? Origin { get; init; }
}
