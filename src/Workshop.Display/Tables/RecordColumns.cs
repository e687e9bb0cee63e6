using System.Reflection;
using System.Text.RegularExpressions;

namespace Workshop.Display;

/// <summary>The columns that a record type shows when nobody chooses any: its public properties, in the order of declaration.</summary>
internal static partial class RecordColumns
{
    internal static (string Header, Func<T, object?> Value)[] Of<T>()
    {
        if (typeof(T).IsPrimitive || typeof(T).IsEnum || typeof(T) == typeof(string) || typeof(T) == typeof(TimeSpan))
            return [("Value", static row => row)];
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => (Words(property.Name), (Func<T, object?>)(row => row is null ? null : property.GetValue(row))));
        var tupleItems = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => (Words(field.Name), (Func<T, object?>)(row => field.GetValue(row))));
        return [.. properties, .. tupleItems];
    }

    /// <summary><c>LostUpdates</c> becomes <c>Lost updates</c>; what is all capitals stays.</summary>
    internal static string Words(string name)
    {
        var words = WordStart().Split(name);
        return string.Join(' ', words.Select((word, index) => index == 0 || word.Length > 1 && char.IsUpper(word[1]) ? word : word.ToLowerInvariant()));
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();
}
