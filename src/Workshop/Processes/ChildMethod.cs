using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workshop.Processes;

/// <summary>A method that another process can call: it needs nothing of this process but its code and an argument.</summary>
internal static class ChildMethod
{
    /// <summary>Refuses what cannot be called elsewhere, with the reason and the remedy.</summary>
    /// <exception cref="ArgumentException">The method has something of this process bound to it, or no code of its own.</exception>
    internal static MethodInfo Of(Delegate method)
    {
        if (Refusal(method) is { } reason)
            throw new ArgumentException($"Another process cannot call this method: {reason}", nameof(method));
        return method.Method;
    }

    /// <summary>Whether the compiler made the type to hold lambdas that capture nothing: one object of it is like another.</summary>
    internal static bool IsStateless(Type type) => IsCompilerMade(type) && InstanceFields(type).Length == 0;

    internal static bool IsCompilerMade(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    internal static FieldInfo[] InstanceFields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static string? Refusal(Delegate method)
    {
        if (!method.HasSingleTarget)
            return $"it stands for {method.GetInvocationList().Length} methods. Pass one at a time.";
        var code = method.Method;
        if (code.DeclaringType is not { } owner)
            return $"'{code.Name}' was made at run time, so there is no code to load. Write it as a lambda or a method.";
        if (method.Target is { } target && !IsStateless(target.GetType()))
            return CapturedState.Explain(code, target);
        if (code.IsGenericMethod || owner.IsGenericType)
            return $"'{code.Name}' is generic, or belongs to a generic type or method. Write the types out in a method that is not.";
        if (code.ReturnType == typeof(ValueTask) || (code.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            return "it returns a ValueTask. Return a Task instead.";
        return null;
    }
}
