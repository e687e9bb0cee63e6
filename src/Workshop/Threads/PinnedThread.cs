using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Workshop.Interop.Linux;

namespace Workshop.Threads;

/// <summary>A background thread that is bound to one core before its body runs.</summary>
/// <remarks>
/// <code>
/// Start ─→ Pinned ─→ body runs ─→ Ended (returned │ threw │ stopped)
///   └ throws when the core is refused                 └ Join rethrows
/// </code>
/// All members may be called from any thread. <see cref="Stop"/> only asks; a body that takes no token runs to its end, and
/// <see cref="Dispose()"/> waits for it.
/// </remarks>
public class PinnedThread : IDisposable
{
    private readonly Thread _thread;
    private readonly CancellationTokenSource _stop = new();

    // Spins before it blocks: the new thread is running already, and binding is all that is left for it to do.
    private readonly ManualResetEventSlim _bound = new();

    private ExceptionDispatchInfo? _refusal;
    private ExceptionDispatchInfo? _failure;
    private ExceptionDispatchInfo? _cancellation;
    private int _failureDelivered;
    private int _disposed;

    private protected PinnedThread(int core, Action<CancellationToken> body, string? name)
    {
        var cores = CpuAffinity.RequireAllowed(core);
        Core = core;
        Name = name ?? $"Pinned to {core}";
        _thread = new Thread(() => Run(cores, body, named: name is not null)) { IsBackground = true };
        _thread.Start();
        _bound.Wait();
        _refusal?.Throw();
    }

    /// <summary>The core that the thread is bound to.</summary>
    public int Core { get; }

    /// <summary>The thread's name, as <see cref="OsThreads"/> shows it. <see cref="Thread.Name"/> is it too, if it was given at the start.</summary>
    public string Name { get; }

    /// <summary>Whether the body has neither returned nor thrown yet.</summary>
    public bool IsAlive => _thread.IsAlive;

    /// <summary>Starts <paramref name="body"/> on a new thread bound to <paramref name="core"/>.</summary>
    /// <exception cref="CoreNotAllowedException">The core is not in <see cref="CpuAffinity.AllowedCores"/>.</exception>
    /// <exception cref="PlatformNotSupportedException"><see cref="CpuAffinity.IsSupported"/> is false.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The system refused; the body has not run.</exception>
    public static PinnedThread Start(int core, Action body, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new PinnedThread(core, _ => body(), name);
    }

    /// <summary>Starts a body that heeds <see cref="Stop"/> through its token.</summary>
    /// <inheritdoc cref="Start(int, Action, string?)"/>
    public static PinnedThread Start(int core, Action<CancellationToken> body, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new PinnedThread(core, body, name);
    }

    /// <summary>Starts a body that computes a result.</summary>
    /// <inheritdoc cref="Start(int, Action, string?)"/>
    public static PinnedThread<T> Start<T>(int core, Func<T> body, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return PinnedThread<T>.Start(core, _ => body(), name);
    }

    /// <summary>Starts a body that computes a result and heeds <see cref="Stop"/> through its token.</summary>
    /// <inheritdoc cref="Start(int, Action, string?)"/>
    public static PinnedThread<T> Start<T>(int core, Func<CancellationToken, T> body, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return PinnedThread<T>.Start(core, body, name);
    }

    /// <summary>Waits until the body has ended and rethrows what it threw, with the body's own stack trace.</summary>
    /// <remarks>A body that ends with the cancellation that <see cref="Stop"/> asked for has not failed.</remarks>
    /// <exception cref="InvalidOperationException">The body itself calls it: no thread sees its own end.</exception>
    public void Join()
    {
        RefuseToWaitForItself();
        _thread.Join();
        Volatile.Write(ref _failureDelivered, 1);
        _failure?.Throw();
    }

    /// <summary>Asks the body to end, by cancelling its token; does not wait.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Dispose came first, and it has stopped the body already.
        }
    }

    /// <summary>Asks the body to end, waits for it, and rethrows a failure that no <see cref="Join"/> has delivered.</summary>
    /// <remarks>Each call waits, so after any of them the body has ended; the failure is thrown once.</remarks>
    /// <exception cref="InvalidOperationException">The body itself calls it: no thread sees its own end.</exception>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        RefuseToWaitForItself();
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            _thread.Join();
            return;
        }

        try
        {
            _stop.Cancel();
        }
        finally
        {
            // What the body has registered with its token may throw here. The thread is waited for all the same.
            _thread.Join();
            _stop.Dispose();
            _bound.Dispose();
        }

        if (Interlocked.Exchange(ref _failureDelivered, 1) == 0)
            _failure?.Throw();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the body throws belongs to the thread that joins.")]
    private void Run(CpuMask cores, Action<CancellationToken> body, bool named)
    {
        try
        {
            CpuAffinity.Bind(cores);
            TakeName(named);
        }
        catch (Exception refused)
        {
            _refusal = ExceptionDispatchInfo.Capture(refused);
            return;
        }
        finally
        {
            _bound.Set();
        }

        try
        {
            body(_stop.Token);
        }
        catch (OperationCanceledException stopped) when (_stop.IsCancellationRequested)
        {
            _cancellation = ExceptionDispatchInfo.Capture(stopped);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    private void RefuseToWaitForItself()
    {
        if (Thread.CurrentThread == _thread)
            throw new InvalidOperationException($"'{Name}' would wait for its own end, which never comes. Call {nameof(Stop)}, or return from the body.");
    }

    // A thread names itself for a tenth of what naming it from outside costs, which on Linux goes through a file. The system's name alone
    // is cheaper again, and enough for a name that nobody chose.
    private void TakeName(bool named)
    {
        if (!named && OperatingSystem.IsLinux())
            Libc.NameThisThread(Name);
        else
            Thread.CurrentThread.Name = Name;
    }

    /// <summary>Throws the cancellation with which a stopped body ended, for whoever needs more than its end.</summary>
    private protected void ThrowIfStopped() => _cancellation?.Throw();
}
