namespace Workshop.Scripting;

/// <summary>The stream that a piece of text was written to.</summary>
public enum StandardStream
{
    /// <summary>Standard output.</summary>
    Out,

    /// <summary>Standard error.</summary>
    Error,
}

/// <summary>Where a running cell's output goes, as it is made.</summary>
/// <remarks>The engine calls from any thread, but never twice at the same time. Calls must not block for long.</remarks>
public interface ICellOutput
{
    /// <summary>Text written to a standard stream. Short writes arrive joined.</summary>
    void Write(StandardStream stream, string text);

    /// <summary>A value displayed. With an id it can be updated later.</summary>
    void Display(MimeBundle value, string? displayId);

    /// <summary>The value shown under <paramref name="displayId"/> is now this one.</summary>
    void Update(string displayId, MimeBundle value);

    /// <summary>Removes the cell's outputs so far; with <paramref name="wait"/>, only when the next one arrives.</summary>
    void Clear(bool wait);
}
