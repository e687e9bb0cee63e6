namespace Workshop.Scripting;

/// <summary>What could stand at a place in a cell.</summary>
/// <param name="Items">The candidates, the likeliest first.</param>
/// <param name="Start">An inserted candidate replaces the text from here, in UTF-16 units,</param>
/// <param name="End">to here.</param>
public sealed record Completion(IReadOnlyList<CompletionCandidate> Items, int Start, int End);

/// <summary>One candidate.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is, in the words that Jupyter's clients have icons for: function, class, property, keyword and so on.</param>
/// <param name="Signature">Its declaration in short, or null.</param>
public sealed record CompletionCandidate(string Text, string Kind, string? Signature);
