using System.Collections.ObjectModel;
using System.ComponentModel;

namespace Workshop.Threads;

/// <summary>Binds the calling thread to cores, and tells which core it runs on.</summary>
/// <remarks>
/// Real on Linux and Windows; elsewhere <see cref="IsSupported"/> is false and binding throws. Binding keeps a thread on a core. It does not
/// keep other threads off it. A core is a logical processor, numbered as the system does. Safe to use from any thread.
/// </remarks>
public static class CpuAffinity
{
    private static readonly AffinityBackend? Backend;

    static CpuAffinity()
    {
        (Backend, UnsupportedReason) = AffinityBackend.ForThisSystem();
        AllowedCores = [.. Enumerable.Range(0, Environment.ProcessorCount)];
        if (Backend is null)
            return;
        try
        {
            AllowedCores = new ReadOnlyCollection<int>(Backend.ReadProcess().ToCores());
        }
        catch (Win32Exception refused)
        {
            Backend = null;
            UnsupportedReason = $"This system refuses to bind threads to cores: {refused.Message}";
        }
    }

    /// <summary>Whether threads can be bound to cores here.</summary>
    public static bool IsSupported => Backend is not null;

    /// <summary>Why threads cannot be bound to cores here; null where they can.</summary>
    public static string? UnsupportedReason { get; }

    /// <summary>The cores that this process may use, in ascending order; a container or a job may have narrowed them.</summary>
    /// <remarks>
    /// Read once, from the main thread, so that a thread which is bound already still sees all that it could be bound to.
    /// Where <see cref="IsSupported"/> is false: 0 up to the processor count.
    /// </remarks>
    public static IReadOnlyList<int> AllowedCores { get; }

    /// <summary>The cores that the calling thread is bound to at present, in ascending order.</summary>
    public static IReadOnlyList<int> ThreadCores => Backend?.ReadThread().ToCores() ?? AllowedCores;

    /// <summary>The core that the calling thread runs on, from the system and not from a cache; null where it is not known.</summary>
    /// <remarks>Already history when it is read, unless the thread is bound to one core.</remarks>
    public static int? CurrentCore => Backend?.CurrentCore();

    /// <summary>Binds the calling thread to one core until the scope is disposed of.</summary>
    /// <inheritdoc cref="Restrict"/>
    public static IDisposable Pin(int core) => Restrict([core]);

    /// <summary>Binds the calling thread to <paramref name="cores"/> until the scope is disposed of.</summary>
    /// <returns>
    /// Disposing of it, on whichever thread, gives the thread its former cores back. Scopes nest. Do not await inside one: what follows may
    /// run on another thread, which is not bound.
    /// </returns>
    /// <exception cref="CoreNotAllowedException">A core is not in <see cref="AllowedCores"/>.</exception>
    /// <exception cref="ArgumentException">No core is named, or, on Windows, cores of several processor groups.</exception>
    /// <exception cref="PlatformNotSupportedException"><see cref="IsSupported"/> is false.</exception>
    /// <exception cref="Win32Exception">The system refused, although it had allowed these cores before.</exception>
    public static IDisposable Restrict(params IReadOnlyCollection<int> cores)
    {
        ArgumentNullException.ThrowIfNull(cores);
        return Supported.BindForNow(RequireAllowed(cores));
    }

    /// <summary>Binds the calling thread to <paramref name="cores"/> for good; on Linux, threads that it starts inherit that.</summary>
    /// <inheritdoc cref="Restrict" path="/exception"/>
    public static void Set(params IReadOnlyCollection<int> cores)
    {
        ArgumentNullException.ThrowIfNull(cores);
        Supported.Bind(RequireAllowed(cores));
    }

    /// <summary>The cores that this process may use, read anew.</summary>
    internal static IReadOnlyList<int> ReadProcessCores() => Backend?.ReadProcess().ToCores() ?? AllowedCores;

    /// <summary>The mask of these cores, after the checks that <see cref="Restrict"/> promises.</summary>
    internal static CpuMask RequireAllowed(params IReadOnlyCollection<int> cores)
    {
        _ = Supported;
        if (cores.Count == 0)
            throw new ArgumentException("A thread needs a core. Name at least one.", nameof(cores));
        foreach (var core in cores)
        {
            if (!AllowedCores.Contains(core))
                throw new CoreNotAllowedException(core, AllowedCores, nameof(cores));
        }

        return CpuMask.Of(cores);
    }

    /// <summary>Binds the calling thread for the rest of its life.</summary>
    internal static void Bind(CpuMask cores) => Supported.Bind(cores);

    private static AffinityBackend Supported => Backend ?? throw new PlatformNotSupportedException(UnsupportedReason);
}
