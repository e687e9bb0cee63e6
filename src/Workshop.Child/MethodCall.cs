using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Workshop.Processes;

namespace Workshop.Child;

/// <summary>Calls the requested method and reports how it ended.</summary>
internal static class MethodCall
{
    private const int ExitCodeOfReturn = 0;
    private const int ExitCodeOfThrow = 1;
    private const int ExitCodeOfRefusal = 2;

    /// <returns>The process's exit code.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever the method throws is its outcome, and is reported.")]
    internal static int Run(ChildRequest request, Reports reports)
    {
        MethodInfo method;
        object?[] arguments;
        try
        {
            method = ReceivedCode.Load(request);
            arguments = Arguments(method, request.Argument);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            reports.End(() => new ChildReport.Refused(refusal.Message));
            return ExitCodeOfRefusal;
        }

        reports.Start();
        try
        {
            var result = Call(method, arguments);
            reports.End(() => new ChildReport.Returned(result, ChildUsage.OfThisProcess()));
            return ExitCodeOfReturn;
        }
        catch (Exception thrown)
        {
            reports.End(() => new ChildReport.Threw(Failure.Of(thrown), ChildUsage.OfThisProcess()));
            return ExitCodeOfThrow;
        }
    }

    private static object?[] Arguments(MethodInfo method, byte[]? json) =>
        json is null ? [] : [ChildJson.Read(json, method.GetParameters()[^1].ParameterType)];

    private static byte[]? Call(MethodInfo method, object?[] arguments)
    {
        var owner = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
        var returned = method.Invoke(owner, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (returned is not Task task)
            return method.ReturnType == typeof(void) ? null : Json(returned, method.ReturnType);
        task.GetAwaiter().GetResult();
        return method.ReturnType.IsGenericType
            ? Json(method.ReturnType.GetProperty(nameof(Task<>.Result))!.GetValue(task), method.ReturnType.GetGenericArguments()[0])
            : null;
    }

    private static byte[] Json(object? value, Type type)
    {
        try
        {
            return ChildJson.Write(value, type);
        }
        catch (NotSupportedException unwritable)
        {
            throw new NotSupportedException(
                $"The result of type '{type}' cannot be written as JSON, so it cannot be copied to the parent process. Return simpler data. {unwritable.Message}",
                unwritable);
        }
    }

    private static bool IsRefusal(Exception exception) => exception
        is IOException or BadImageFormatException or TypeLoadException or MissingMemberException or ArgumentException
        or NotSupportedException or InvalidOperationException;
}
