namespace Workshop.Scripting.Tests.Packages;

/// <summary>An engine whose only package source is a folder that the test fills.</summary>
public abstract class PackageTest : IDisposable
{
    private readonly CSharpEngine _engine;
    private int _cells;

    protected PackageTest() => _engine = new CSharpEngine(Feed.WorkingDirectory);

    private protected PackageFeed Feed { get; } = new();

    private protected RecordedOutput Output { get; private set; } = new();

    /// <summary>What the line about the installation said in the end.</summary>
    private protected string? Progress => Output.Updated.LastOrDefault().Value?["text/plain"];

    public void Dispose()
    {
        _engine.Dispose();
        Feed.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<CellResult> Run(string source, CancellationToken? interrupt = null)
    {
        Output = new RecordedOutput();
        return _engine.ExecuteAsync(new Cell(++_cells, source), Output, null, interrupt ?? TestContext.Current.CancellationToken);
    }

    private protected async Task<string?> Value(string source)
    {
        var result = await Run(source);
        Assert.Null(result.Error);
        return result.Value?["text/plain"];
    }

    private protected async Task<string> Refusal(string source)
    {
        var result = await Run(source);
        Assert.Equal(CellStatus.CompilationFailed, result.Status);
        Assert.Equal("PackageError", result.Error!.Name);
        Assert.DoesNotContain('\n', result.Error.Message);
        return result.Error.Message;
    }
}
