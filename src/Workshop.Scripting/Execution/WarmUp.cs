using Workshop.Scripting.Compilation;
using Workshop.Scripting.Display;

namespace Workshop.Scripting.Execution;

/// <summary>Goes once through all that a cell goes through, beside the notebook: with states and a load context of its own.</summary>
internal static class WarmUp
{
    // From the most usual to the rarer, so that stopping early loses least.
    private static readonly string[] Cells =
    [
        "1 + 1",
        "var loaves = new List<int> { 3, 1 };\nConsole.WriteLine($\"{loaves.Count} loaves\");",
        "async Task<int> Bake(int n) { await Task.Yield(); return n; }\nclass Oven { public int Heat { get; set; } }\n(await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Bake(i)))).Sum()",
    ];

    /// <summary>Runs until it is done or <paramref name="stop"/> says so.</summary>
    internal static async Task RunAsync(CellCompiler compiler, OutputCarrier carrier, Func<bool> stop)
    {
        var output = new CellOutputQueue(carrier, new Nowhere());
        foreach (var source in Cells)
        {
            if (stop() || compiler.Compile(new Cell(0, source), CancellationToken.None).Cell is not { } cell)
                return;
            if (stop() || new NotebookLoadContext().Load(cell) is not { } entry)
                return;
            var execution = new CellExecution(0, output, input: null);
            var value = await execution.RunAsync(() => new SubmissionStates().InvokeUnseen(entry), CancellationToken.None).ConfigureAwait(false);
            execution.Format(value);
        }
    }

    private sealed class Nowhere : ICellOutput
    {
        public void Write(StandardStream stream, string text)
        {
        }

        public void Display(MimeBundle value, string? displayId)
        {
        }

        public void Update(string displayId, MimeBundle value)
        {
        }

        public void Clear(bool wait)
        {
        }
    }
}
