namespace Workshop.Scripting.Display;

/// <summary>Something on display that can still change.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(string displayId) => DisplayId = displayId;

    /// <summary>Names the output in the notebook.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value) => NotebookDisplay.Update(DisplayId, value);
}
