namespace Workshop.Scripting.Tests.Formatting;

public class ObjectTests : FormattingTest
{
    [Fact]
    public async Task A_nested_object_is_a_tree_that_folds()
    {
        await Run("record Oven(int Degrees); record Bakery(string Name, Oven Oven, int[] Hours);");
        var shown = await Shown("new Bakery(\"Mill\", new Oven(220), [6, 12])");
        Assert.Equal("Bakery { Name: Mill, Oven: Oven { Degrees: 220 }, Hours: [ 6, 12 ] }", shown["text/plain"]);
        Assert.StartsWith("<details open><summary style=\"cursor:pointer\">Bakery</summary>", shown["text/html"], StringComparison.Ordinal);
        Assert.Contains("<details><summary style=\"cursor:pointer\">Oven { Degrees: 220 }</summary>", shown["text/html"], StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\"", shown["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_too_wide_for_a_line_is_indented()
    {
        var text = await Text("new { Name = new string('a', 60), Inner = new { Text = new string('b', 60) }, Rows = new[] { new { N = 1 } } }");
        Assert.Equal($"object\n  Name: {new string('a', 60)}\n  Inner: {{ Text: {new string('b', 60)} }}\n  Rows: \n    N\n    ─\n    1", text);
    }

    [Fact]
    public async Task A_circle_ends_where_it_closes()
    {
        await Run("class Node { public Node Next; public int Id = 7; } var node = new Node(); node.Next = node;");
        Assert.Equal("Node { Next: (Node: see above), Id: 7 }", await Text("node"));
    }

    [Fact]
    public async Task A_chain_without_end_is_cut()
    {
        await Run("class Fork { public Fork Left => new(); public Fork Right => new(); }");
        var shown = await Shown("new Fork()");
        Assert.True(shown["text/html"].Length < 200_000, $"{shown["text/html"].Length} characters");
    }

    [Fact]
    public async Task A_getter_that_throws_hides_no_other_member()
    {
        await Run("class Oven { public int Heat => throw new InvalidOperationException(\"smoke\"); public int Doors => 2; }");
        Assert.Equal("Oven { Heat: (threw InvalidOperationException: smoke), Doors: 2 }", await Text("new Oven()"));
    }

    [Theory]
    [InlineData("1_000", "1000")]
    [InlineData("\"two\\nlines\"", "two\nlines")]
    [InlineData("true", "True")]
    [InlineData("1.5", "1.5")]
    [InlineData("DayOfWeek.Friday", "Friday")]
    [InlineData("new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)", "2026-01-02 03:04:05Z")]
    [InlineData("TimeSpan.FromSeconds(90)", "00:01:30")]
    [InlineData("Guid.Empty", "00000000-0000-0000-0000-000000000000")]
    [InlineData("(object)null", "<null>")]
    [InlineData("new Version(1, 2)", "1.2")]
    [InlineData("typeof(Dictionary<string, int?>)", "System.Collections.Generic.Dictionary<string, int?>")]
    [InlineData("(Func<int, int>)(x => x)", "Func<int, int>: a lambda expression")]
    [InlineData("new MemoryStream(new byte[1234])", "MemoryStream: 1,234 bytes")]
    [InlineData("new CancellationToken(true)", "CancellationToken: cancelled")]
    [InlineData("new Lazy<int>(() => throw new Exception())", "Lazy<int>: not made yet")]
    [InlineData("new Thread(() => { }) { Name = \"baker\" }.ThreadState.ToString()", "Unstarted")]
    [InlineData("new object()", "object")]
    public async Task What_has_nothing_to_unfold_is_text_only(string source, string expected)
    {
        var shown = await Shown(source);
        Assert.Equal(expected, shown["text/plain"]);
        Assert.Equal(["text/plain"], shown.Keys);
    }

    [Theory]
    [InlineData("new TaskCompletionSource<int>().Task", "Task<int>: not completed")]
    [InlineData("new { T = (object)Task.FromResult(3) }", "{ T: Task<int>: completed, result 3 }")]
    [InlineData("new { T = Task.FromException(new Exception(\"smoke\")) }", "{ T: Task: faulted, Exception: smoke }")]
    [InlineData("new { T = Baking() }", "{ T: Task: completed }")]
    public async Task A_task_shows_its_state_and_nobody_waits_for_it(string source, string expected)
    {
        await Run("async Task Baking() { }");
        Assert.Equal(expected, await Text(source));
    }

    [Fact]
    public async Task An_exception_is_its_own_text()
    {
        var shown = await Shown("new InvalidOperationException(\"smoke\")");
        Assert.Equal("System.InvalidOperationException: smoke", shown["text/plain"]);
        Assert.Equal(["text/plain"], shown.Keys);
    }

    [Fact]
    public async Task Objects_of_the_platform_open_no_endless_graph()
    {
        Assert.Contains("ManagedThreadId", (await Text("new { Info = GC.GetGCMemoryInfo(), T = Thread.CurrentThread.ManagedThreadId, ManagedThreadId = 1 }")), StringComparison.Ordinal);
        Assert.StartsWith("Thread ", await Text("Thread.CurrentThread"), StringComparison.Ordinal);
        Assert.StartsWith("System.Diagnostics.Process (", await Text("Process.GetCurrentProcess()"), StringComparison.Ordinal);
    }
}
