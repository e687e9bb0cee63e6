using System.Reflection;
using Workshop.Processes;

namespace Workshop.Child;

/// <summary>Writes an exception down as text for the parent.</summary>
internal static class Failure
{
    internal static ChildFailure Of(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        exception.Message,
        OwnFrames(exception.StackTrace ?? ""),
        exception.InnerException is { } inner ? Of(inner) : null);

    /// <summary>The method's own frames: the last ones are this program's and those of its call by reflection.</summary>
    private static string OwnFrames(string trace)
    {
        var lines = trace.Split(Environment.NewLine);
        var end = Array.FindIndex(lines, line => line.Contains($"{typeof(MethodCall).FullName}.", StringComparison.Ordinal));
        var own = lines.AsSpan(0, end < 0 ? lines.Length : end);
        while (own.Length > 0 && IsReflection(own[^1]))
            own = own[..^1];
        return string.Join(Environment.NewLine, own!);
    }

    private static bool IsReflection(string line) =>
        line.Contains(" System.Reflection.", StringComparison.Ordinal)
        || line.Contains($" {typeof(RuntimeMethodHandle).FullName}.", StringComparison.Ordinal)
        || line.Contains($" {typeof(MethodBase).FullName}.", StringComparison.Ordinal);
}
