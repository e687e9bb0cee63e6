namespace Workshop.Scripting.Tests;

/// <summary>An engine, a counter of cells, and the outputs of the cell that ran last.</summary>
public abstract class EngineTest : IDisposable
{
    private int _cells;

    private protected CSharpEngine Engine { get; } = new(AppContext.BaseDirectory);

    private protected RecordedOutput Output { get; private set; } = new();

    public void Dispose()
    {
        Engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<CellResult> Run(string source) => RunUntil(TestContext.Current.CancellationToken, source);

    private protected Task<CellResult> RunUntil(CancellationToken interrupt, string source)
    {
        Output = new RecordedOutput();
        return Engine.ExecuteAsync(new Cell(++_cells, source), Output, input: null, interrupt);
    }

    private protected async Task<string?> Value(string source)
    {
        var result = await Run(source);
        Assert.Null(result.Error);
        return result.Value?["text/plain"];
    }

    private protected async Task<CellError> Error(string source)
    {
        var result = await Run(source);
        Assert.NotNull(result.Error);
        return result.Error;
    }
}
