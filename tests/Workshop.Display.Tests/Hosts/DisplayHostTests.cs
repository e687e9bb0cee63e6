namespace Workshop.Display.Tests;

public class DisplayHostTests
{
    [Fact]
    public void The_workshop_s_engine_is_found_by_name_and_preferred()
    {
        Engine.Calls.Value = [];
        var host = DisplayHost.Find(Types);
        host.Show("a");
        host.Show("b", "id");
        host.Update("id", "c");
        Assert.True(host.CanUpdate);
        Assert.Equal(7, host.CellNumber);
        Assert.Equal(["show a", "show b as id", "update id to c"], Engine.Calls.Value);
    }

    [Fact]
    public void An_exception_of_the_engine_comes_through_as_it_is()
    {
        Engine.Calls.Value = null;
        var host = DisplayHost.Find(Types);
        Assert.Throws<InvalidOperationException>(() => host.Show("a"));
    }

    [Fact]
    public void Net_interactive_is_found_by_name_and_updates_what_it_showed()
    {
        var context = InteractiveContext.Current = new InteractiveContext();
        var host = DisplayHost.Find((assembly, type) => assembly == "Workshop.Scripting" ? null : Types(assembly, type));
        host.Show("a");
        host.Show("b", "id");
        host.Update("id", "c");
        host.Update("another", "d");
        Assert.Equal(["a", "c"], context.Shown.Select(shown => shown.Value));
    }

    [Fact]
    public void Without_a_notebook_values_are_text_and_stay()
    {
        var host = DisplayHost.Find((_, _) => null);
        Assert.IsType<ConsoleDisplay>(host);
        Assert.False(host.CanUpdate);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_chosen_host_serves_its_own_flow_of_execution_only()
    {
        var outer = new RecordingDisplay();
        var chosen = new TaskCompletionSource();
        var checkedHere = new TaskCompletionSource();
        var other = Task.Run(
            async () =>
            {
                using var scope = DisplayHost.Use(outer);
                chosen.SetResult();
                await checkedHere.Task;
                Assert.Same(outer, DisplayHost.Current);
            },
            TestContext.Current.CancellationToken);
        await chosen.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.NotSame(outer, DisplayHost.Current);
        checkedHere.SetResult();
        await other;
    }

    private static Type? Types(string assembly, string type) => (assembly, type) switch
    {
        ("Workshop.Scripting", "Workshop.Scripting.NotebookDisplay") => typeof(Engine),
        ("Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.KernelInvocationContext") => typeof(InteractiveContext),
        ("Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.KernelInvocationContextExtensions") => typeof(InteractiveExtensions),
        _ => null,
    };

    /// <summary>The shape of the engine's display class.</summary>
    internal static class Engine
    {
        internal static readonly AsyncLocal<List<string>?> Calls = new();

        public static int CellNumber => 7;

        public static void Show(object value) => Log($"show {value}");

        public static void Show(object value, string displayId) => Log($"show {value} as {displayId}");

        public static void Update(string displayId, object value) => Log($"update {displayId} to {value}");

        private static void Log(string call) => (Calls.Value ?? throw new InvalidOperationException("No cell is running.")).Add(call);
    }

    /// <summary>The shape of .NET Interactive's context.</summary>
    internal sealed class InteractiveContext
    {
        private static readonly AsyncLocal<InteractiveContext?> Running = new();

        public static InteractiveContext? Current
        {
            get => Running.Value;
            set => Running.Value = value;
        }

        internal List<InteractiveValue> Shown { get; } = [];
    }

    internal static class InteractiveExtensions
    {
        public static InteractiveValue Display(InteractiveContext context, object value, params string[] mimeTypes)
        {
            Assert.Empty(mimeTypes);
            var shown = new InteractiveValue { Value = value };
            context.Shown.Add(shown);
            return shown;
        }
    }

    internal sealed class InteractiveValue
    {
        internal object? Value { get; set; }

        public void Update(object value) => Value = value;
    }
}
