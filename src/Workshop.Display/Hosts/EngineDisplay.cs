namespace Workshop.Display;

/// <summary>The workshop's own engine, found by the name of its display class.</summary>
internal sealed class EngineDisplay : IDisplaySink
{
    private readonly Action<object> _show;
    private readonly Action<object, string> _showUpdatable;
    private readonly Action<string, object> _update;
    private readonly Func<int> _cellNumber;

    private EngineDisplay(Action<object> show, Action<object, string> showUpdatable, Action<string, object> update, Func<int> cellNumber)
    {
        _show = show;
        _showUpdatable = showUpdatable;
        _update = update;
        _cellNumber = cellNumber;
    }

    public bool CanUpdate => true;

    public int CellNumber => _cellNumber();

    public void Show(object value) => _show(value);

    public void Show(object value, string displayId) => _showUpdatable(value, displayId);

    public void Update(string displayId, object value) => _update(displayId, value);

    internal static EngineDisplay? TryFind(Func<string, string, Type?> typeInAssembly)
    {
        var type = typeInAssembly("Workshop.Scripting", "Workshop.Scripting.NotebookDisplay");
        var show = type?.GetMethod("Show", [typeof(object)]);
        var showUpdatable = type?.GetMethod("Show", [typeof(object), typeof(string)]);
        var update = type?.GetMethod("Update", [typeof(string), typeof(object)]);
        var cellNumber = type?.GetProperty("CellNumber");
        return show is null || showUpdatable is null || update is null
            ? null
            : new EngineDisplay(
                value => Caller.Call(show, value),
                (value, displayId) => Caller.Call(showUpdatable, value, displayId),
                (displayId, value) => Caller.Call(update, displayId, value),
                () => (int?)cellNumber?.GetValue(null) ?? 0);
    }
}
