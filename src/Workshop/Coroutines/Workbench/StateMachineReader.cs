using System.Reflection;

namespace Workshop.Coroutines;

/// <summary>Reads the fields of a copied state machine in the terms of the source.</summary>
internal static class StateMachineReader
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const int DeepestClosure = 8;
    private const int NotBegun = -1;

    internal static int State(object copy) =>
        copy.GetType().GetField(CompilerNames.State, Fields)?.GetValue(copy) as int? ?? NotBegun;

    internal static IReadOnlyList<PreservedVariable> Variables(object copy)
    {
        var variables = new List<PreservedVariable>();
        foreach (var field in copy.GetType().GetFields(Fields)) Add(field, copy, variables);
        // Before its first line the method has set no local.
        if (State(copy) == NotBegun) variables.RemoveAll(variable => variable.Kind == VariableKind.Local);
        return [.. variables.OrderBy(variable => variable.Kind)];
    }

    /// <summary>The operation at whose await the method stands, in words; null when it can have been a yield only.</summary>
    internal static string? AwaitedOperation(object copy) => Awaiter(copy) switch
    {
        null => null,
        IParkingAwaiter parking => parking.WaitsFor,
        var awaiter => Describe(awaiter.GetType()),
    };

    /// <summary>What the method has asked to wait; null when it can have been a yield only.</summary>
    internal static object? Awaiter(object copy)
    {
        // Between two suspensions the compiler clears the awaiter's field, so the one that is set is the one in use.
        foreach (var field in copy.GetType().GetFields(Fields).Where(field => CompilerNames.IsAwaiter(field.Name)))
        {
            var awaiter = field.GetValue(copy);
            if (awaiter is null || (awaiter is ValueType && awaiter.Equals(Activator.CreateInstance(awaiter.GetType())))) continue;
            return awaiter;
        }

        return null;
    }

    private static void Add(FieldInfo field, object owner, List<PreservedVariable> variables, int depth = 0)
    {
        var value = field.GetValue(owner);
        if (CompilerNames.IsClosure(field.FieldType))
        {
            if (value is null || depth == DeepestClosure) return;
            foreach (var captured in field.FieldType.GetFields(Fields)) Add(captured, value, variables, depth + 1);
        }
        else if (field.Name == CompilerNames.This)
        {
            variables.Add(new("this", field.FieldType, value, VariableKind.This));
        }
        else if (CompilerNames.Variable(field.Name) is { } name)
        {
            var kind = depth > 0 ? VariableKind.Captured : CompilerNames.IsLocal(field.Name) ? VariableKind.Local : VariableKind.Argument;
            variables.Add(new(name, field.FieldType, value, kind));
        }
    }

    private static string Describe(Type awaiter)
    {
        var name = (awaiter.DeclaringType ?? awaiter).Name.Split('`')[0];
        return name.StartsWith("ValueTask", StringComparison.Ordinal) || name.StartsWith("ConfiguredValueTask", StringComparison.Ordinal) ? "a value task"
            : name.StartsWith("Task", StringComparison.Ordinal) || name.StartsWith("ConfiguredTask", StringComparison.Ordinal) ? "a task"
            : name;
    }
}
