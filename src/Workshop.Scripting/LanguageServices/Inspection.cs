namespace Workshop.Scripting.LanguageServices;

/// <summary>What is known of a name.</summary>
/// <param name="Signature">Its declaration in short, and what the compiler adds to it.</param>
/// <param name="Sections">Documentation: an empty title for the summary.</param>
/// <param name="Overloads">The other methods of the name; empty unless a call was asked about.</param>
internal sealed record Inspection(
    string Signature, IReadOnlyList<(string Title, string Text)> Sections, IReadOnlyList<string> Overloads);
