namespace Workshop.Kernel.Tests.Client;

/// <summary>Holds a cell of a kernel in this process until the test lets it go on.</summary>
internal sealed class Gate : IDisposable
{
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly ManualResetEventSlim _open = new();

    public Gate() => AppContext.SetData(_name, _open);

    /// <summary>A C# statement that waits.</summary>
    public string Wait => $"""((System.Threading.ManualResetEventSlim)AppContext.GetData("{_name}")).Wait();""";

    public void Open() => _open.Set();

    public void Dispose() => AppContext.SetData(_name, null);
}
