namespace Workshop.Scripting.Formatting;

/// <summary>A task's state, and its result where there is one: asking a running task for it would block.</summary>
internal static class TaskForm
{
    internal static string Of(Task task)
    {
        var type = PublicType(task.GetType());
        var state = task.Status switch
        {
            TaskStatus.RanToCompletion => type.IsGenericType ? $"completed, result {ResultOf(type, task)}" : "completed",
            TaskStatus.Faulted => $"faulted, {Cause(task)}",
            TaskStatus.Canceled => "cancelled",
            TaskStatus.Running => "running",
            _ => "not completed",
        };
        return $"{TypeName.Of(type)}: {state}";
    }

    // An async method's task is of a type inside the platform, and a Task without a value carries an internal one.
    private static Type PublicType(Type type)
    {
        while (type != typeof(Task) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
            type = type.BaseType!;
        return type.IsGenericType && !type.GetGenericArguments()[0].IsVisible && type.GetGenericArguments()[0].Name == "VoidTaskResult" ? typeof(Task) : type;
    }

    private static string ResultOf(Type type, Task task) => type.GetProperty("Result")!.GetValue(task) switch
    {
        null => TextView.Null.Text,
        var result => ShortForm.Of(result, brief: true)?.Text ?? $"of type {TypeName.Of(result.GetType())}",
    };

    private static string Cause(Task task) =>
        task.Exception!.InnerExceptions is [var only] ? ShortForm.Of(only, brief: true)!.Text : $"{task.Exception.InnerExceptions.Count} exceptions";
}
