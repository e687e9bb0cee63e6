using System.Runtime.CompilerServices;

namespace Workshop.Coroutines;

/// <summary>What a coroutine's object occupies on the heap.</summary>
internal static class CoroutineSize
{
    /// <summary>In bytes, found by allocating an empty twin: the runtime has no other way to tell.</summary>
    internal static int Of(Coroutine coroutine)
    {
        var size = Measure(coroutine.GetType());
        return coroutine.StateMachineType.IsValueType ? size : size + Measure(coroutine.StateMachineType);
    }

    private static int Measure(Type type)
    {
        Allocate(type); // The first time, the runtime may allocate things of its own.
        return Allocate(type);
    }

    private static int Allocate(Type type)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var twin = RuntimeHelpers.GetUninitializedObject(type);
        var after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(twin);
        return (int)(after - before);
    }
}
