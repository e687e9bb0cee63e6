using System.Diagnostics.CodeAnalysis;
using Workshop.Scripting.Errors;

namespace Workshop.Scripting;

/// <summary>A cell's function that is called later, as if by that cell: what it writes, and the error that it throws, appear there.</summary>
internal sealed class CellCallback<T>(Action<T> function)
{
    private readonly ExecutionContext? _cell = ExecutionContext.Capture();

    internal Action<T> Function { get; } = function;

    internal void Call(T argument)
    {
        if (_cell is null)
            CallHere(argument);
        else
            ExecutionContext.Run(_cell, _ => CallHere(argument), null);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the reader's function throws is told to the reader, as a cell's error is.")]
    private void CallHere(T argument)
    {
        try
        {
            Function(argument);
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(string.Join('\n', CellErrors.FromException(exception).Error!.Trace));
        }
    }
}
