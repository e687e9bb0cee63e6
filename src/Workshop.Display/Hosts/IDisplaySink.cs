namespace Workshop.Display;

/// <summary>Somewhere to show values while a cell runs.</summary>
internal interface IDisplaySink
{
    /// <summary>Whether a value once shown can be replaced in place.</summary>
    bool CanUpdate { get; }

    /// <summary>The number of the running cell, which grows with each run; 0 where nobody knows.</summary>
    int CellNumber => 0;

    /// <summary>Shows a value below what was shown before.</summary>
    void Show(object value);

    /// <summary>Shows a value that <see cref="Update"/> can replace later.</summary>
    void Show(object value, string displayId);

    /// <summary>Replaces the value shown under an id. Does nothing where <see cref="CanUpdate"/> is false.</summary>
    void Update(string displayId, object value);
}
