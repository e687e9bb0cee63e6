using System.Collections;
using System.Runtime.Versioning;

namespace Workshop.Processes;

/// <summary>The variables that a child is given, each as "name=value".</summary>
internal static class ChildEnvironment
{
    /// <summary>This process's environment as the child is to see it.</summary>
    internal static List<string> Of(ChildOptions options, bool hasMessages)
    {
        var variables = new List<string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (!options.Environment.ContainsKey((string)variable.Key))
                variables.Add($"{variable.Key}={variable.Value}");
        }

        foreach (var (name, value) in options.Environment)
        {
            if (value is not null)
                variables.Add($"{name}={value}");
        }

        if (options.MemoryLimitBytes is { } limit && !options.Environment.ContainsKey(MemoryLimit.Name))
        {
            variables.RemoveAll(static variable => variable.StartsWith(MemoryLimit.Name + "=", StringComparison.Ordinal));
            variables.Add(MemoryLimit.Variable(limit));
        }

        if (hasMessages && !variables.Exists(static variable => variable.StartsWith(ChildDiagnostics.Name + "=", StringComparison.Ordinal)))
            variables.Add(ChildDiagnostics.Off);
        return variables;
    }

    /// <summary>The same with the guard's mark, in the form that the system takes.</summary>
    /// <remarks>Not to be disposed of: the next child may get the same one. Text that is made anew for each child costs more than everything
    /// else that this library does for one.</remarks>
    [SupportedOSPlatform("linux")]
    internal static NativeStrings BlockOf(ChildOptions options, bool hasMessages)
    {
        if (options.Environment.Count > 0 || options.MemoryLimitBytes is not null)
            return NewBlock(options, hasMessages);
        ref var kept = ref hasMessages ? ref Kept.ForMethods : ref Kept.ForPrograms;
        var last = Volatile.Read(ref kept);
        var now = Environment.GetEnvironmentVariables();
        if (last is null || !last.IsOf(now))
            Volatile.Write(ref kept, last = new(now, NewBlock(options, hasMessages)));
        return last.Block;
    }

    [SupportedOSPlatform("linux")]
    private static NativeStrings NewBlock(ChildOptions options, bool hasMessages) => new([.. Of(options, hasMessages), ChildGuard.Mark]);

    /// <summary>A block, and what it was made of.</summary>
    private sealed class Kept(IDictionary variables, NativeStrings block)
    {
        internal static Kept? ForMethods;
        internal static Kept? ForPrograms;

        internal NativeStrings Block { get; } = block;

        // The BCL hands out the same strings as long as nobody sets the variable, so the first look at each decides.
        internal bool IsOf(IDictionary now)
        {
            if (now.Count != variables.Count)
                return false;
            for (var each = now.GetEnumerator(); each.MoveNext();)
            {
                if (!string.Equals((string?)each.Value, (string?)variables[each.Key], StringComparison.Ordinal))
                    return false;
            }

            return true;
        }
    }
}
