using System.Diagnostics.CodeAnalysis;

namespace Workshop.Kernel.Execution;

/// <summary>Loads what completion and inspection need, while no cell runs: a cell may be measuring something.</summary>
/// <remarks>
/// <para>Only for a client with a reader in front of it. One that runs a notebook from top to bottom, such as nbconvert, never
/// completes anything and is spared the memory.</para>
/// <para>Thread-safe.</para>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Whoever made the token source disposes of it when its preparation ends.")]
internal sealed class IdlePreparation(EngineSource engine, KernelLog log)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _underWay;
    private bool _isWanted;
    private bool _isBusy;
    private bool _isDone;

    /// <summary>A reader is there.</summary>
    internal void Want()
    {
        lock (_gate)
        {
            _isWanted = true;
            Begin();
        }
    }

    /// <summary>A cell begins: the preparation gives way.</summary>
    internal void Pause()
    {
        lock (_gate)
        {
            _isBusy = true;
            _underWay?.Cancel();
        }
    }

    /// <summary>No cell runs any more.</summary>
    internal void Resume()
    {
        lock (_gate)
        {
            _isBusy = false;
            Begin();
        }
    }

    private void Begin()
    {
        if (!_isWanted || _isBusy || _isDone || _underWay is not null)
            return;
        var cancellation = _underWay = new CancellationTokenSource();
        _ = Task.Run(() => PrepareAsync(cancellation), CancellationToken.None);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Without it the first completion is slow, no more.")]
    private async Task PrepareAsync(CancellationTokenSource cancellation)
    {
        var isDone = true;
        try
        {
            await engine.WarmedUpAsync().ConfigureAwait(false);
            cancellation.Token.ThrowIfCancellationRequested();
            await engine.Get().PrepareLanguageServicesAsync(cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            isDone = false;
        }
        catch (Exception exception)
        {
            log.Write($"Completion could not be prepared: {exception.Message}");
        }

        lock (_gate)
        {
            _underWay = null;
            _isDone = isDone;
            cancellation.Dispose();
            Begin();
        }
    }
}
