namespace Workshop.Scripting.Directives;

/// <summary>Where a directive stands, as the reader sees it.</summary>
/// <param name="Origin">The cell or file: <c>cell 7</c>.</param>
/// <param name="Line">Counts from 1.</param>
/// <param name="Text">The line.</param>
internal sealed record SourcePlace(string Origin, int Line, string Text);
