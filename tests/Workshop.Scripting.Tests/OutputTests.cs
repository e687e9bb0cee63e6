namespace Workshop.Scripting.Tests;

public class OutputTests : EngineTest
{
    [Fact]
    public async Task Both_streams_arrive_whole_and_in_order()
    {
        await Run("for (var i = 0; i < 20000; i++) Console.WriteLine(i); Console.Error.Write(\"burnt\");");
        Assert.Equal(string.Concat(Enumerable.Range(0, 20000).Select(i => $"{i}\n")), Output.Out);
        Assert.Equal("burnt", Output.Error);
        Assert.True(Output.Writes < 1000, $"{Output.Writes} messages for 20,000 lines");
    }

    [Fact]
    public async Task Output_arrives_while_the_cell_runs()
    {
        var gate = new TaskCompletionSource();
        AppContext.SetData("OutputTests.gate", gate);
        await Run("var gate = (TaskCompletionSource)AppContext.GetData(\"OutputTests.gate\");");
        var cell = Run("Console.WriteLine(\"kneading\"); await gate.Task;");
        await Output.HasWritten("kneading", cell);
        Assert.False(cell.IsCompleted);
        gate.SetResult();
        await cell;
    }

    [Fact]
    public async Task Text_before_and_after_a_display_stays_on_its_side()
    {
        var order = new List<string>();
        await Engine.ExecuteAsync(
            new Cell(1, "Console.Write(\"a\"); display(1); Console.Write(\"b\"); display(2);"),
            new OrderedOutput(order),
            null, TestContext.Current.CancellationToken);
        Assert.Equal(["a", "[1]", "b", "[2]"], order);
    }

    [Fact]
    public async Task What_a_thread_writes_goes_to_the_cell_that_started_it()
    {
        var gate = new TaskCompletionSource();
        AppContext.SetData("OutputTests.thread", gate);
        await Run("var late = Task.Run(async () => { await ((TaskCompletionSource)AppContext.GetData(\"OutputTests.thread\")).Task; Console.Write(\"late\"); });");
        var first = Output;
        await Run("Console.Write(\"second\");");
        gate.SetResult();
        await first.HasWritten("late");
        Assert.Equal("second", Output.Out);
    }

    [Fact]
    public async Task Ten_megabytes_arrive_whole()
    {
        await Run("var line = new string('x', 99); for (var i = 0; i < 100_000; i++) Console.WriteLine(line);");
        Assert.Equal(10_000_000, Output.Out.Length);
    }

    [Fact]
    public async Task Warnings_are_told_with_their_place()
    {
        await Run("async Task Bake() => await Task.Yield();\nasync Task Day() { Bake(); await Bake(); }");
        Assert.Contains("cell 1, line 2, column 20: warning CS4014", Output.Error, StringComparison.Ordinal);
    }

    private sealed class OrderedOutput(List<string> order) : ICellOutput
    {
        public void Write(StandardStream stream, string text) => order.Add(text);

        public void Display(MimeBundle value, string? displayId) => order.Add($"[{value["text/plain"]}]");

        public void Update(string displayId, MimeBundle value) => order.Add("update");

        public void Clear(bool wait) => order.Add("clear");
    }
}
