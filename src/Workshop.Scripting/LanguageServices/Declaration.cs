namespace Workshop.Scripting.LanguageServices;

/// <summary>Something that a cell declared, as text that declares it again without running anything.</summary>
/// <param name="Name">Its name, with the number of type parameters when it is a generic type.</param>
/// <param name="Parameters">What tells overloads apart; null for anything but a method.</param>
/// <param name="Text">The declaration, documentation comment included.</param>
internal sealed record Declaration(string Name, string? Parameters, string Text)
{
    /// <summary>Whether an earlier declaration is out of sight once this one was made.</summary>
    internal bool Hides(Declaration earlier) =>
        Name == earlier.Name && (Parameters is null || earlier.Parameters is null || Parameters == earlier.Parameters);
}
