namespace Workshop.Scripting.Tests;

public class StateTests : EngineTest
{
    [Fact]
    public async Task A_variable_is_seen_by_later_cells()
    {
        await Run("var loaves = 3;");
        await Run("loaves += 4;");
        Assert.Equal("7", await Value("loaves"));
    }

    [Fact]
    public async Task Methods_classes_and_usings_are_seen_by_later_cells()
    {
        await Run("using System.Globalization;");
        await Run("int Twice(int n) => 2 * n; class Oven { public static int Heat = 21; }");
        Assert.Equal("42", await Value("Twice(Oven.Heat)"));
        Assert.Equal("ok", await Value("CultureInfo.InvariantCulture == null ? \"\" : \"ok\""));
    }

    [Fact]
    public async Task A_cell_without_code_leaves_the_state_alone()
    {
        await Run("int x = 5;");
        await Run("");
        await Run("// nothing but a comment");
        await Run("using System.Numerics;");
        await Run("int y = x + 1;");
        Assert.Equal("6", await Value("y"));
    }

    [Fact]
    public async Task A_name_declared_again_means_the_new_variable()
    {
        await Run("int x = 1; int OldX() => x;");
        await Run("string x = \"new\";");
        Assert.Equal("new 1", await Value("$\"{x} {OldX()}\""));
    }

    [Fact]
    public async Task A_cell_that_throws_keeps_what_it_assigned_before()
    {
        await Run("int done = 0;");
        await Run("done = 1; int fresh = 8; throw new InvalidOperationException(\"stop\");");
        Assert.Equal("9", await Value("done + fresh"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await Run("int x = 1;");
        await Run("int x = 2; undefined();");
        Assert.Equal("1", await Value("x"));
    }

    [Fact]
    public async Task Top_level_await_carries_state_on()
    {
        await Run("var baked = await Task.Run(() => 40); await Task.Yield(); baked += 2;");
        Assert.Equal("42", await Value("baked"));
    }

    [Fact]
    public async Task More_cells_than_the_first_array_holds_keep_their_state()
    {
        await Run("int sum = 0;");
        for (var i = 0; i < 40; i++)
            await Run($"int v{i} = {i}; sum += v{i};");
        Assert.Equal("780 39", await Value("$\"{sum} {v39}\""));
    }

    [Fact]
    public async Task Two_engines_keep_their_state_apart()
    {
        using var other = new CSharpEngine(AppContext.BaseDirectory);
        await Run("int x = 1;");
        await other.ExecuteAsync(new Cell(1, "int x = 2;"), new RecordedOutput(), null, TestContext.Current.CancellationToken);
        Assert.Equal("1", await Value("x"));
    }

    [Fact]
    public async Task A_cell_handed_over_while_another_runs_waits_for_it()
    {
        var gate = new TaskCompletionSource();
        AppContext.SetData("StateTests.gate", gate);
        await Run("var gate = (TaskCompletionSource)AppContext.GetData(\"StateTests.gate\"); int order = 0;");
        var output = new RecordedOutput();
        var first = Engine.ExecuteAsync(new Cell(10, "Console.Write(\"started\"); await gate.Task; order = 1;"), output, null, TestContext.Current.CancellationToken);
        await output.HasWritten("started", first);
        var second = Engine.ExecuteAsync(new Cell(11, "order"), new RecordedOutput(), null, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        gate.SetResult();
        Assert.Equal(CellStatus.Completed, (await first).Status);
        Assert.Equal("1", (await second).Value!["text/plain"]);
    }
}
