using System.Runtime.CompilerServices;

namespace Workshop.Scripting.Tests;

public class MemoryTests : EngineTest
{
    private const string Track = "AppContext.SetData(\"MemoryTests\", new WeakReference(loaf));";

    [Theory]
    [InlineData("var loaf = new object();", "var size = loaf.GetHashCode();", "var loaf = new object();")]
    [InlineData("var (loaf, other) = (new object(), 1);", "other", "string loaf = null;")]
    [InlineData("var loaf = new object(); object Old() => loaf;", "Old()", "var loaf = new object(); object Old() => loaf;")]
    [InlineData("var loaf = new object(); var f = () => loaf;", "f()", "var loaf = new object(); var f = () => loaf;")]
    [InlineData("var loaf = new object(); var kept = 1;", "var f = () => 2;", "var loaf = new object(); var g = () => loaf;")]
    [InlineData("var loaf = new object(); throw new Exception();", "1", "var loaf = new object(); throw new Exception();")]
    public async Task A_variable_declared_again_frees_the_old_value(string first, string between, string second)
    {
        await Run(first);
        await Run(Track);
        await Run(between);
        Assert.True(IsAlive());
        await Run(second);
        await Run("1");
        Assert.False(IsAlive());
    }

    [Theory]
    [InlineData("var loaf = new object(); object Old() => loaf;", "Old()")]
    [InlineData("var loaf = new object(); Func<object> old = () => loaf;", "old()")]
    [InlineData("var loaf = new object(); IEnumerable<object> old = from i in new[] { 1 } select loaf;", "old.Single()")]
    [InlineData("var loaf = new object(); object Old { get => loaf; }", "Old")]
    public async Task What_old_code_still_refers_to_stays(string first, string use)
    {
        await Run(first);
        await Run(Track);
        await Run("int loaf = 7;");
        Assert.True(IsAlive());
        Assert.Equal("True", await Value($"object.ReferenceEquals({use}, ((WeakReference)AppContext.GetData(\"MemoryTests\")).Target)"));
    }

    [Fact]
    public async Task Work_left_behind_by_a_cell_that_declares_nothing_keeps_what_it_uses()
    {
        await Run("var gate = new TaskCompletionSource(); var done = new TaskCompletionSource<int>(); var loaf = new int[] { 5 };");
        await Run("gate.Task.ContinueWith(_ => done.SetResult(loaf[0]));");
        await Run("int loaf = 7;");
        Assert.Equal("5", await Value("gate.SetResult(); await done.Task"));
    }

    [Fact]
    public async Task An_overload_stays_callable_after_another_was_declared()
    {
        await Run("int Bake(int n) => 1; int Knead(int n) => 2;");
        await Run("int Bake(string s) => 3; int Knead(int n) => 4;");
        Assert.Equal("1 3 4", await Value("$\"{Bake(2)} {Bake(\"ab\")} {Knead(1)}\""));
    }

    [Fact]
    public async Task A_delegate_below_a_number_of_its_name_stays_callable()
    {
        await Run("Func<int> f = () => 4;");
        await Run("int f = 1;");
        var result = await Run("f()");
        Assert.NotEqual("NullReferenceException", result.Error?.Name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsAlive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return ((WeakReference)AppContext.GetData("MemoryTests")!).IsAlive;
    }
}
