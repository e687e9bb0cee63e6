using System.Reflection;

namespace Workshop.Display;

/// <summary>Calls static methods of a host that is known by name only.</summary>
internal static class Caller
{
    /// <summary>Calls and lets the method's own exception through, not one wrapped in a <see cref="TargetInvocationException"/>.</summary>
    internal static object? Call(MethodInfo method, params object?[] arguments) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
