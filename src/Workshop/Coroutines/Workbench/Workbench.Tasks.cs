using System.Reflection;

namespace Workshop.Coroutines;

public static partial class Workbench
{
    private const string BoxField = "StateMachine";

    /// <summary>Reads what the runtime keeps of a plain async method, where it lets us look.</summary>
    /// <remarks>
    /// The runtime's box is not documented, and nobody can stop the method meanwhile: a method that runs at this moment may show values of two
    /// moments. The state's <see cref="SuspendedState.Note"/> says so, and says why when there is nothing to see: a task of
    /// <see cref="Task.Run(Action)"/>, of a <see cref="TaskCompletionSource"/>, or one that has ended and let go of its variables.
    /// </remarks>
    /// <param name="task">In any state.</param>
    public static SuspendedState Inspect(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var status = task.Status switch
        {
            TaskStatus.RanToCompletion => CoroutineStatus.Completed,
            TaskStatus.Faulted => CoroutineStatus.Faulted,
            TaskStatus.Canceled => CoroutineStatus.Cancelled,
            TaskStatus.Running => CoroutineStatus.Running,
            _ => CoroutineStatus.Suspended,
        };
        if (FindStateMachine(task.GetType()) is not { } field)
            return SuspendedState.OfTask(status, stateMachine: null, copy: null, "unknown", "Nothing to see: the task is of no async method that is suspended. It comes from Task.Run, from a TaskCompletionSource, or its method never had to wait.");
        if (task.IsCompleted)
            return SuspendedState.OfTask(status, field.FieldType, copy: null, "nothing: it has ended", "It has ended, and the runtime has let go of its variables.");
        // A boxed struct is a copy already; in code compiled for debugging it is a class.
        var machine = field.GetValue(task)!;
        var copy = field.FieldType.IsValueType ? machine : StateMachineCopy.Of(machine);
        return StateMachineReader.State(copy) < 0
            ? SuspendedState.OfTask(CoroutineStatus.Running, field.FieldType, copy: null, "nothing: it runs", "It runs at this moment, and the runtime lets nobody stop it.")
            : SuspendedState.OfTask(status, field.FieldType, copy, StateMachineReader.AwaitedOperation(copy) ?? "something the runtime does not tell", "Read without stopping the method: if it ran at that moment, values of two moments may be mixed.");
    }

    private static FieldInfo? FindStateMachine(Type? type)
    {
        for (; type is not null && type != typeof(Task); type = type.BaseType)
        {
            if (type.Name.Contains("StateMachineBox", StringComparison.Ordinal) && type.GetField(BoxField, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } field)
                return field;
        }

        return null;
    }
}
