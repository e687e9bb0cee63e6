namespace Workshop.Display.Tests;

/// <summary>A notebook that remembers what it was shown.</summary>
internal sealed class RecordingDisplay(bool canUpdate = true) : IDisplaySink
{
    internal List<object> Shown { get; } = [];

    internal List<object> Updates { get; } = [];

    public bool CanUpdate => canUpdate;

    public void Show(object value) => Shown.Add(value);

    public void Show(object value, string displayId) => Shown.Add(value);

    public void Update(string displayId, object value) => Updates.Add(value);
}
