namespace Workshop.Coroutines;

/// <summary>A line of source.</summary>
/// <param name="Number">Counted from 1 in its file or cell.</param>
/// <param name="Text">As it stands there, indentation included.</param>
public sealed record SourceLine(int Number, string Text);
