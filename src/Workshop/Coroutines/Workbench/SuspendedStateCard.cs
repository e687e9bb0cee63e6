using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Workshop.Coroutines;

/// <summary>A <see cref="SuspendedState"/> as text in aligned columns.</summary>
internal static class SuspendedStateCard
{
    private const int LongestValue = 60;

    internal static string Write(SuspendedState state) => Write(
        state,
        state.Variables.Where(variable => !IsCell(variable)).Select(variable => (variable.Name, $"{Show(variable.Value)}  ({Word(variable.Kind)})")));

    /// <summary>The card with the variables as given.</summary>
    internal static string Write(SuspendedState state, IEnumerable<(string Name, string Value)> variables)
    {
        var rows = new List<(string Name, string Value)>
        {
            ("waits for", state.WaitsFor),
        };
        if (state.Worker is { } worker) rows.Add(("worker", string.Create(CultureInfo.InvariantCulture, $"{worker}")));
        rows.AddRange(variables);
        if (state.Dropped.Count > 0) rows.Add(("dropped", $"{string.Join(", ", state.Dropped)}  (not used on both sides of this await)"));
        if (state.AwaitedBy.Count > 0) rows.Add(("awaited by", string.Join(", by ", state.AwaitedBy)));
        if (state.Note is { } note) rows.Add(("note", note));
        if (state.Coroutine is not null) rows.Add(("occupies", string.Create(CultureInfo.InvariantCulture, $"{state.Bytes} bytes")));

        var width = rows.Max(row => row.Name.Length) + 2;
        var card = new StringBuilder().Append(state.Coroutine?.ToString() ?? state.MethodName).Append(": ").Append(Place(state));
        foreach (var (name, value) in rows) card.Append('\n').Append("  ").Append(name.PadRight(width)).Append(value);
        return card.ToString();
    }

    internal static string Place(SuspendedState state) => state.Status switch
    {
        CoroutineStatus.Created => "not started",
        CoroutineStatus.Running => "running, so its variables cannot be read",
        CoroutineStatus.Ready or CoroutineStatus.Suspended when state.AwaitNumber is { } number =>
            string.Create(CultureInfo.InvariantCulture, $"suspended at await {number}{(state.Line is { } line ? $", line {line}" : "")}"),
        CoroutineStatus.Ready => "started, before its first line",
        _ => state.Status.ToString().ToLowerInvariant(),
    };

    // In a notebook every top-level method has the same "this", which says nothing: Submission#4.
    internal static bool IsCell(PreservedVariable variable) =>
        variable.Kind == VariableKind.This && variable.Type.Name.Contains('#', StringComparison.Ordinal);

    internal static string Word(VariableKind kind) => kind switch
    {
        VariableKind.Argument => "argument",
        VariableKind.Captured => "captured",
        VariableKind.This => "this",
        _ => "local",
    };

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A reader's ToString may throw anything, and the card shows that.")]
    internal static string Show(object? value)
    {
        try
        {
            var text = value switch
            {
                null => "null",
                string characters => $"\"{characters}\"",
                ICollection collection => $"{TypeName(value.GetType())}, {collection.Count} {(collection.Count == 1 ? "item" : "items")}",
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
