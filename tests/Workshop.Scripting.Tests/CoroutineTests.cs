namespace Workshop.Scripting.Tests;

public class CoroutineTests : EngineTest
{
    private const string Preamble =
        """
        #r "Workshop.dll"
        using System.Reflection;
        using System.Runtime.CompilerServices;
        using Workshop.Coroutines;

        bool IsCompiledInFull(Delegate method) => method.Method.GetCustomAttribute<AsyncStateMachineAttribute>().StateMachineType
            .GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization);
        """;

    [Theory]
    [InlineData("async Coroutine Bake() => await Coroutine.Yield();", "Bake")]
    [InlineData("async Coroutine<int> Bake() { await Coroutine.Yield(); return 7; }", "Bake")]
    [InlineData("static async Coroutine<T[]> Bake<T>(T[] loaves) { await Coroutine.Yield(); return loaves; }", "(Func<string[], Coroutine<string[]>>)Bake<string>")]
    [InlineData("[AsyncMethodBuilder(typeof(PooledCoroutineMethodBuilder))]\nasync Coroutine Bake() => await Coroutine.Yield();", "Bake")]
    [InlineData("Func<Coroutine> bake = static async () => await Coroutine.Yield();", "bake")]
    [InlineData("Func<Coroutine> Outer(int minutes)\n{\n    return Bake;\n    async Coroutine Bake() { while (minutes-- > 0) await Coroutine.Yield(); }\n}", "Outer(3)")]
    [InlineData("class Oven<T> { public async Coroutine<T> Bake(T dough) { await Coroutine.Yield(); return dough; } }", "new Oven<int>().Bake")]
    public async Task The_code_of_a_coroutine_is_compiled_in_full_at_once(string declaration, string method)
    {
        await Run(Preamble);
        Assert.Null((await Run(declaration)).Error);
        Assert.Equal("True", await Value($"IsCompiledInFull({method})"));
    }

    [Theory]
    [InlineData("async Task Bake() => await Task.Yield();")]
    [InlineData("async ValueTask<int> Bake() { await Task.Yield(); return 7; }")]
    [InlineData("async Task Bake() => await new CooperativeScheduler().Start(Twin());\nasync Coroutine Twin() => await Coroutine.Yield();")]
    public async Task An_ordinary_async_method_is_left_to_the_JIT(string declaration)
    {
        await Run(Preamble);
        Assert.Null((await Run(declaration)).Error);
        Assert.Equal("False", await Value("IsCompiledInFull(Bake)"));
    }

    [Fact]
    public async Task A_coroutine_runs_and_its_exception_names_the_line()
    {
        await Run(Preamble);
        Assert.Equal("12", await Value(
            """
            async Coroutine<int> Add(int one, int other)
            {
                await Coroutine.Yield();
                if (other == 0) throw new InvalidOperationException("no other");
                return one + other;
            }

            var floor = new CooperativeScheduler();
            floor.Run(Add(5, 7))
            """));

        var error = await Error("floor.Run(Add(5, 0))");

        Assert.Equal("no other", error.Message);
        Assert.Contains(error.Trace, line => line.Contains("Add", StringComparison.Ordinal) && line.Contains("cell 2, line 4", StringComparison.Ordinal));
        await Run("floor.Dispose();");
    }

    [Fact]
    public async Task The_workbench_reads_the_locals_of_a_coroutine_and_its_line()
    {
        await Run(Preamble);
        Assert.Equal("loaves = 3, line 4", await Value(
            """
            async Coroutine Bake(CoroutineChannel<int> dough)
            {
                var loaves = 3;
                var more = await dough.ReceiveAsync();
                Console.Write(loaves + more);
            }

            var floor = new CooperativeScheduler();
            var dough = new CoroutineChannel<int>(1);
            var baking = floor.Start(Bake(dough));
            floor.WaitIdle();
            var state = Workbench.Inspect(baking);
            dough.TrySend(4);
            floor.WaitAll();
            floor.Dispose();
            $"loaves = {state["loaves"]}, line {state.Line}"
            """));
        Assert.Equal("7", Output.Out);
    }
}
