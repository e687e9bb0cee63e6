using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Workshop.Scripting.Execution;

namespace Workshop.Scripting.Errors;

/// <summary>The frames of a stack trace that the reader wrote, in the reader's words: <c>at Bake in cell 7, line 3</c>.</summary>
internal static partial class ReaderStackTrace
{
    internal static IEnumerable<string> Of(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || !CellImages.Contains(method.Module.Assembly))
                continue;
            var name = NameOf(method);
            var place = frame.GetFileLineNumber() is > 0 and var line ? $"{Path.GetFileName(frame.GetFileName())}, line {line}" : "a cell";
            yield return name is null ? $"   at {place}" : $"   at {name} in {place}";
        }
    }

    /// <summary>A type's name without namespace and arity: <c>List&lt;Int32&gt;</c>.</summary>
    internal static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;

    // The compiler moves code into methods of its own: <Bake>d__3.MoveNext (async, iterator), <Bake>b__3_0 (lambda), <Bake>g__Knead|3_0
    // (local function), <Initialize> or <<Initialize>>… (the cell's top level).
    private static string? NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name == "MoveNext" && type is not null ? type.Name : method.Name;
        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups["name"].Value;
        var lambda = name.Contains(">b__", StringComparison.Ordinal);
        if (Generated().Match(name) is { Success: true } generated)
            name = generated.Groups["name"].Value;
        while (type is not null && (type.Name.StartsWith('<') || Generated().IsMatch(type.Name)))
            type = type.DeclaringType;
        if (name is "Initialize" or "Factory" or ".ctor" && type is { DeclaringType: null } && type.Name.StartsWith("Submission#", StringComparison.Ordinal))
            return lambda ? "a lambda" : null;
        var owner = type is null || type.Name.StartsWith("Submission#", StringComparison.Ordinal) ? "" : NameOf(type) + ".";
        return lambda ? $"a lambda in {owner}{name}" : owner + name;
    }

    [GeneratedRegex(@"^<+(?<name>[^<>]+)>+[a-z]?(__|$)")]
    private static partial Regex Generated();

    [GeneratedRegex(@">g__(?<name>[^|]+)\|")]
    private static partial Regex LocalFunction();
}
