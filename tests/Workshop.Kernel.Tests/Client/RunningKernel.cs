namespace Workshop.Kernel.Tests.Client;

/// <summary>A kernel in this process, on ports of its own.</summary>
public sealed class RunningKernel : IDisposable
{
    private readonly JupyterKernel _kernel;

    public RunningKernel()
        : this("secret")
    {
    }

    internal RunningKernel(string key)
    {
        Connection = FreePorts.Connection(key);
        _kernel = JupyterKernel.Start(Connection, Host);
    }

    internal ConnectionFile Connection { get; }

    internal TestHost Host { get; } = new();

    internal Task ShutdownAsked => _kernel.ShutdownAsked;

    internal KernelClient Connect() => new(Connection);

    public void Dispose() => _kernel.Dispose();
}
