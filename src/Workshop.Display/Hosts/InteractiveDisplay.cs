using System.Collections.Concurrent;
using System.Reflection;

namespace Workshop.Display;

/// <summary>.NET Interactive (Polyglot Notebooks), found by the names of its invocation context.</summary>
/// <remarks>Off a running cell it has no current context; values are then written as text.</remarks>
internal sealed class InteractiveDisplay : IDisplaySink
{
    private const string Assembly = "Microsoft.DotNet.Interactive";

    private readonly PropertyInfo _current;
    private readonly MethodInfo _display;
    private readonly ConcurrentDictionary<string, object> _shown = new();
    private readonly ConsoleDisplay _outsideCells = new();

    private InteractiveDisplay(PropertyInfo current, MethodInfo display)
    {
        _current = current;
        _display = display;
    }

    public bool CanUpdate => true;

    public void Show(object value) => Display(value);

    public void Show(object value, string displayId)
    {
        if (Display(value) is { } shown)
            _shown[displayId] = shown;
    }

    public void Update(string displayId, object value)
    {
        if (_shown.TryGetValue(displayId, out var shown))
            shown.GetType().GetMethod("Update", [typeof(object)])?.Invoke(shown, BindingFlags.DoNotWrapExceptions, null, [value], null);
    }

    internal static InteractiveDisplay? TryFind(Func<string, string, Type?> typeInAssembly)
    {
        var context = typeInAssembly(Assembly, Assembly + ".KernelInvocationContext");
        var current = context?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static);
        var display = context is null
            ? null
            : typeInAssembly(Assembly, Assembly + ".KernelInvocationContextExtensions")?.GetMethod("Display", [context, typeof(object), typeof(string[])]);
        return current is null || display is null ? null : new InteractiveDisplay(current, display);
    }

    private object? Display(object value)
    {
        if (_current.GetValue(null) is { } context)
            return Caller.Call(_display, context, value, Array.Empty<string>());
        _outsideCells.Show(value);
        return null;
    }
}
