namespace Workshop.Coroutines;

/// <summary>The one place where workers meet cores.</summary>
internal static class WorkerPlacement
{
    /// <summary>The core of each worker: the cores this process may use, in turn.</summary>
    internal static int CoreOf(int worker) => worker % Environment.ProcessorCount;

    /// <summary>Binds the calling thread, which is a worker's, for the rest of its life.</summary>
    internal static void Pin(int core) => throw new PlatformNotSupportedException($"Binding a thread to core {core} is not supported.");
}
