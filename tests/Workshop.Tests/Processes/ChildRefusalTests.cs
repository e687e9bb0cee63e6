using Workshop.Processes;

namespace Workshop.Tests.Processes;

/// <summary>What cannot be called in another process is refused at once, with the reason and the remedy.</summary>
public class ChildRefusalTests
{
    private readonly int _field = 1;

    [Fact]
    public void A_captured_variable_is_refused_by_its_name()
    {
        var limit = 5;
        var step = 2;

        var refusal = Refusal(() => limit + step);

        Assert.Contains("captures 'limit' and 'step'", refusal, StringComparison.Ordinal);
        Assert.Contains("RunAsync(static value => …, value)", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_nested_blocks_are_all_named()
    {
        var outer = 1;
        for (var i = 0; i < 1; i++)
        {
            var inner = i;
            var refusal = Refusal(() => outer + inner);

            Assert.Contains("'inner'", refusal, StringComparison.Ordinal);
            Assert.Contains("'outer'", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_captured_object_is_refused_as_this()
    {
        var local = 1;

        Assert.Contains("'this'", Refusal(() => _field + local), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lambda_that_uses_its_object_is_refused_with_the_objects_type() =>
        Assert.Contains(nameof(ChildRefusalTests), Refusal(() => _field), StringComparison.Ordinal);

    [Fact]
    public void An_instance_method_is_refused()
    {
        Assert.Contains("Make the method static", Refusal("text".GetHashCode), StringComparison.Ordinal);
    }

    [Fact]
    public void A_generic_method_is_refused() =>
        Assert.Contains("is generic", Refusal(Default<int>), StringComparison.Ordinal);

    [Fact]
    public void Several_methods_at_once_are_refused()
    {
        Func<int> both = Zero;
        both += Zero;

        Assert.Contains("2 methods", Refusal(both), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ValueTask_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => { _ = ChildProcess.RunAsync(static () => ValueTask.CompletedTask, null, TestContext.Current.CancellationToken); });

        Assert.Contains("Return a Task", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_JSON_cannot_carry_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => { _ = ChildProcess.RunAsync(static (Action _) => { }, Console.WriteLine, null, TestContext.Current.CancellationToken); });

        Assert.Contains("cannot be written as JSON", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_limit_must_be_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChildOptions { TimeLimit = TimeSpan.Zero });

    private static int Zero() => 0;

    private static T? Default<T>() => default;

    private static string Refusal(Func<int> method) =>
        Assert.Throws<ArgumentException>(() => { _ = ChildProcess.RunAsync(method, null, TestContext.Current.CancellationToken); }).Message;
}
