namespace Workshop.Scripting.Display;

/// <summary>Displaying as an extension of any value, as in .NET Interactive.</summary>
public static class DisplayExtensions
{
    /// <inheritdoc cref="CellFunctions.display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => CellFunctions.display(value, mimeTypes);
}
