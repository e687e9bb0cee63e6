using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Workshop.Coroutines;

/// <summary>A <see cref="SuspendedState"/> as text in aligned columns.</summary>
internal static class SuspendedStateCard
{
    private const int LongestValue = 60;

    internal static string Write(SuspendedState state)
    {
        var rows = new List<(string Name, string Value)>
        {
            ("waits for", state.WaitsFor),
        };
        if (state.Worker is { } worker) rows.Add(("worker", string.Create(CultureInfo.InvariantCulture, $"{worker}")));
        rows.AddRange(state.Variables.Where(variable => !IsCell(variable)).Select(variable => (variable.Name, $"{Show(variable.Value)}  ({Word(variable.Kind)})")));
        rows.Add(("occupies", string.Create(CultureInfo.InvariantCulture, $"{state.Bytes} bytes")));

        var width = rows.Max(row => row.Name.Length) + 2;
        var card = new StringBuilder().Append(state.Coroutine).Append(": ").Append(Place(state));
        foreach (var (name, value) in rows) card.Append('\n').Append("  ").Append(name.PadRight(width)).Append(value);
        return card.ToString();
    }

    private static string Place(SuspendedState state) => state.Status switch
    {
        CoroutineStatus.Created => "not started",
        CoroutineStatus.Running => "running, so its variables cannot be read",
        CoroutineStatus.Ready or CoroutineStatus.Suspended when state.AwaitNumber is { } number =>
            string.Create(CultureInfo.InvariantCulture, $"suspended at await {number}"),
        CoroutineStatus.Ready => "started, before its first line",
        _ => state.Status.ToString().ToLowerInvariant(),
    };

    // In a notebook every top-level method has the same "this", which says nothing: Submission#4.
    private static bool IsCell(PreservedVariable variable) =>
        variable.Kind == VariableKind.This && variable.Type.Name.Contains('#', StringComparison.Ordinal);

    private static string Word(VariableKind kind) => kind switch
    {
        VariableKind.Argument => "argument",
        VariableKind.Captured => "captured",
        VariableKind.This => "this",
        _ => "local",
    };

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A reader's ToString may throw anything, and the card shows that.")]
    private static string Show(object? value)
    {
        try
        {
            var text = value switch
            {
                null => "null",
                string characters => $"\"{characters}\"",
                ICollection collection => $"{TypeName(value.GetType())}, {collection.Count} items",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString() is { } words && words != value.GetType().ToString() ? words : TypeName(value.GetType()),
            };
            return text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
        }
        catch (Exception failure)
        {
            return $"{TypeName(value!.GetType())}, whose ToString threw {failure.GetType().Name}";
        }
    }

    private static string TypeName(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
        : type.Name;
}
