using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>The engine, which is made in the background: the kernel answers who it is long before the compiler is loaded.</summary>
internal sealed class EngineSource : IDisposable
{
    private readonly TaskCompletionSource<CSharpEngine> _engine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to make it.</summary>
    internal void Start(string workingDirectory) =>
        new Thread(() =>
        {
            try
            {
                _engine.SetResult(new CSharpEngine(workingDirectory));
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

    public void Dispose() => _engine.Task.ContinueWith(
        static made => made.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
