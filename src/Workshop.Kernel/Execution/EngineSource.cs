using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>The engine, which is made in the background: the kernel answers who it is long before the compiler is loaded.</summary>
internal sealed class EngineSource : IDisposable
{
    private readonly TaskCompletionSource<CSharpEngine> _engine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Written once, before anything waits for it through Get.
    private Task _warmedUp = Task.CompletedTask;

    /// <summary>Begins to make it, and to make its first cell quick.</summary>
    internal void Start(string workingDirectory) =>
        new Thread(() =>
        {
            try
            {
                var engine = new CSharpEngine(workingDirectory);
                _warmedUp = engine.WarmUpAsync();
                _engine.SetResult(engine);
            }
            catch (Exception exception)
            {
                _engine.SetException(exception);
                throw;
            }
        })
        { IsBackground = true, Name = "engine's start" }.Start();

    /// <summary>The engine, if it is there already.</summary>
    internal CSharpEngine? IfReady => _engine.Task.IsCompletedSuccessfully ? _engine.Task.Result : null;

    /// <summary>Waits for the engine.</summary>
    internal CSharpEngine Get() => _engine.Task.GetAwaiter().GetResult();

    /// <summary>Completes when what makes the first cell quick is done, or given up because a cell came.</summary>
    internal async Task WarmedUpAsync()
    {
        await _engine.Task.ConfigureAwait(false);
        await Volatile.Read(ref _warmedUp).ConfigureAwait(false);
    }

    public void Dispose() => _engine.Task.ContinueWith(
        static made => made.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
