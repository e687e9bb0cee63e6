namespace Workshop.Scripting.Tests;

public class ErrorTests : EngineTest
{
    [Fact]
    public async Task A_compile_error_names_cell_line_and_column_and_marks_the_spot()
    {
        var error = await Error("int x = 1;\nvar y = undefined + x;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("cell 1, line 2, column 9: error CS0103: The name 'undefined' does not exist in the current context", error.Message);
        Assert.Equal([error.Message, "  2 | var y = undefined + x;", "    |         ^^^^^^^^^"], error.Trace);
    }

    [Fact]
    public async Task A_thrown_exception_names_the_line_and_only_the_readers_frames()
    {
        await Run("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = await Error("var a = 1;\nvar list = new List<int> { 1 };\nlist.ForEach(n => Divide(n, 0));");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal("DivideByZeroException: Attempted to divide by zero.", error.Trace[0]);
        Assert.Contains("   at Divide in cell 1, line 3", error.Trace);
        Assert.Contains("   at cell 2, line 3", error.Trace);
        Assert.All(error.Trace.Skip(1), line => Assert.Contains("cell ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Frames_of_async_methods_classes_and_local_functions_carry_their_names()
    {
        await Run("""
            class Oven
            {
                public static async Task HeatAsync()
                {
                    await Task.Yield();
                    void Spark() => throw new InvalidOperationException("no gas");
                    Spark();
                }
            }
            """);
        var error = await Error("await Oven.HeatAsync();");
        Assert.Contains("   at Oven.HeatAsync in cell 1, line 7", error.Trace);
        Assert.Equal("   at cell 2, line 1", error.Trace[^1]);
    }

    [Fact]
    public async Task Causes_are_listed_and_a_lone_aggregate_is_unwrapped()
    {
        var error = await Error("""
            Task.Run(() => throw new InvalidOperationException("outer", new FormatException("inner"))).Wait();
            """);
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Contains("caused by FormatException: inner", error.Trace);
    }

    [Fact]
    public async Task An_exception_on_a_raw_thread_is_told_and_the_engine_lives_on()
    {
        await Run("""
            var thread = new Thread(() => throw new InvalidOperationException("on my own")) { Name = "baker" };
            thread.Start();
            thread.Join();
            """);
        await Output.HasWritten("on my own");
        Assert.Contains("'baker'", Output.Error, StringComparison.Ordinal);
        Assert.Contains("in cell 1, line 1", Output.Error, StringComparison.Ordinal);
        Assert.Equal("2", await Value("1 + 1"));
    }

    [Fact]
    public async Task An_exception_in_async_void_is_told_and_the_engine_lives_on()
    {
        await Run("async void Forget() { await Task.Yield(); throw new InvalidOperationException(\"nobody waits\"); }\nForget();");
        await Output.HasWritten("nobody waits");
        Assert.Equal("2", await Value("1 + 1"));
    }

    [Fact]
    public async Task An_exception_on_a_thread_that_outlived_its_cell_is_told_in_that_cell()
    {
        await Run("""
            var gate = new TaskCompletionSource();
            var thread = new Thread(() => { gate.Task.Wait(); throw new InvalidOperationException("too late"); });
            thread.Start();
            """);
        var first = Output;
        await Run("gate.SetResult(); thread.Join();");
        await first.HasWritten("too late");
        Assert.Equal("", Output.Error);
        Assert.Equal("2", await Value("1 + 1"));
    }
}
