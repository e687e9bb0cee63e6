using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Workshop.Processes;

/// <summary>Says in words what a delegate has bound to it, so that the reader can take it away.</summary>
internal static class CapturedState
{
    private const string Remedy = "Make the lambda `static` and pass the value as the argument: RunAsync(static value => …, value).";

    /// <summary>Why <paramref name="method"/>, bound to <paramref name="target"/>, cannot be called in another process.</summary>
    internal static string Explain(MethodInfo method, object target)
    {
        if (IsNotebookCell(target.GetType()))
            return OfNotebook(FieldsUsed(method, target.GetType()));
        if (!ChildMethod.IsCompilerMade(target.GetType()))
            return $"'{method.Name}' belongs to an object of type '{target.GetType().Name}', which is in this process's memory only. Make the method static.";

        var captured = new Closure();
        captured.Add(target);
        if (captured.Owner is { } owner && IsNotebookCell(owner))
            return OfNotebook([.. captured.Names, .. FieldsUsed(method, owner)]);
        if (captured.Owner is not null)
            captured.Names.Add("this");
        return $"the lambda captures {List(captured.Names)}, and this process's memory is out of the other's reach. {Remedy}";
    }

    private static string OfNotebook(List<string> names) =>
        $"it uses {(names.Count > 0 ? List(names) : "variables or methods")} of the notebook. What a cell declares outside of any type lives in an object "
        + $"of this process ('Submission'), which a lambda then captures. {Remedy} "
        + "Or declare what it uses `static`: then each process has its own.";

    private static string List(IEnumerable<string> names)
    {
        var quoted = names.Distinct().Select(name => $"'{name}'").ToArray();
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}";
    }

    /// <summary>C# scripts are compiled to one class a cell: Submission#0, Submission#1, …</summary>
    private static bool IsNotebookCell(Type type) => type.Name.StartsWith("Submission#", StringComparison.Ordinal);

    /// <summary>The cell's variables that the method's code reads or writes.</summary>
    private static List<string> FieldsUsed(MethodInfo method, Type cell)
    {
        const byte FirstFieldInstruction = 0x7B; // ldfld, ldflda, stfld: each is followed by the field's token (ECMA-335, III.4).
        const byte LastFieldInstruction = 0x7D;
        var names = new List<string>();
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + sizeof(int) < code.Length; i++)
        {
            // Bytes that only look like such an instruction name no field of a cell, so reading on byte by byte does no harm.
            if (code[i] is >= FirstFieldInstruction and <= LastFieldInstruction
                && TryResolve(cell.Module, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i + 1)), out var field)
                && field.DeclaringType is { } owner && IsNotebookCell(owner) && !field.Name.StartsWith('<'))
                names.Add(field.Name);
        }

        return names;
    }

    private static bool TryResolve(Module module, int token, [NotNullWhen(true)] out FieldInfo? field)
    {
        try
        {
            field = module.ResolveField(token);
        }
        catch (Exception noField) when (noField is ArgumentException or BadImageFormatException)
        {
            field = null;
        }

        return field is not null;
    }

    /// <summary>Walks the classes that the compiler makes for captured variables: one field a variable, others for its own links.</summary>
    private sealed class Closure
    {
        internal List<string> Names { get; } = [];

        internal Type? Owner { get; private set; }

        internal void Add(object closure)
        {
            foreach (var field in ChildMethod.InstanceFields(closure.GetType()))
            {
                if (field.Name.Contains("__this", StringComparison.Ordinal))
                    Owner = field.FieldType;
                else if (!field.Name.StartsWith("CS$<>", StringComparison.Ordinal))
                    Names.Add(field.Name);
                else if (field.GetValue(closure) is { } outer)
                    Add(outer);
            }
        }
    }
}
