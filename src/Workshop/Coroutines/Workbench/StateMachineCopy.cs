using System.Reflection;

namespace Workshop.Coroutines;

/// <summary>Copies what the compiler made of an async method, so that it can be read while the method goes on.</summary>
internal static class StateMachineCopy
{
    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    // Optimised code has a struct, which boxing copies; code compiled for debugging has a class.
    internal static object Of<TStateMachine>(TStateMachine stateMachine) =>
        typeof(TStateMachine).IsValueType ? stateMachine! : Clone.Invoke(stateMachine, null)!;
}
