using System.Globalization;
using Workshop.Coroutines;

namespace Workshop.Tracing;

/// <summary>A coroutine that occurs in a <see cref="Trace"/>. It does not keep the coroutine itself alive.</summary>
public sealed class TracedCoroutine
{
    private readonly Type _stateMachine;

    internal TracedCoroutine(long id, int scheduler, Type stateMachine)
    {
        Id = id;
        Scheduler = scheduler;
        _stateMachine = stateMachine;
        MethodName = CompilerNames.Method(stateMachine);
    }

    /// <summary>Its number within its scheduler: <see cref="Coroutine.Id"/>.</summary>
    public long Id { get; }

    /// <summary>Which of the schedulers of the trace runs it, counted from 0 in the order of their appearance.</summary>
    public int Scheduler { get; }

    /// <summary>The method as the source names it.</summary>
    public string MethodName { get; }

    /// <summary>The place of an await in words: <c>await 2, line 14</c>; without the line when its source is not known.</summary>
    /// <param name="awaitNumber">From 1; null is the method's first line.</param>
    public string Place(int? awaitNumber)
    {
        var line = MethodSource.Of(_stateMachine)?.LineOfAwait(awaitNumber);
        var place = awaitNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"await {number}") : "its beginning";
        return line is null ? place : string.Create(CultureInfo.InvariantCulture, $"{place}, line {line}");
    }

    /// <summary>The method's name and the number: <c>Bake (7)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MethodName} ({Id})");
}
