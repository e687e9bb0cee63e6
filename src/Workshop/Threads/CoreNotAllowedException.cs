namespace Workshop.Threads;

/// <summary>A thread was to be bound to a core that this process may not use.</summary>
public sealed class CoreNotAllowedException : ArgumentException
{
    internal CoreNotAllowedException(int core, IReadOnlyList<int> allowedCores, string parameter)
        : base($"Core {core} is not among those that this process may use: {string.Join(", ", allowedCores)}. " +
               $"Choose one of these; a container or the system's settings may have taken the others away.", parameter)
    {
        Core = core;
        AllowedCores = allowedCores;
    }

    /// <summary>The core that was asked for.</summary>
    public int Core { get; }

    /// <summary>The cores that this process may use, in ascending order.</summary>
    public IReadOnlyList<int> AllowedCores { get; }
}
