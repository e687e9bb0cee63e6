namespace Workshop.Coroutines;

/// <summary>Where a preserved value comes from in the source.</summary>
public enum VariableKind
{
    /// <summary>A parameter of the method.</summary>
    Argument,

    /// <summary>A local that is used after an await.</summary>
    Local,

    /// <summary>A variable shared with a lambda or a local function: the coroutine keeps a reference, others may change the value.</summary>
    Captured,

    /// <summary>The object whose method it is; in a notebook that of the cell.</summary>
    This,
}

/// <summary>A variable of a coroutine and its value at the suspension.</summary>
/// <param name="Name">As the source has it.</param>
/// <param name="Type">As declared.</param>
/// <param name="Value">A reference is the object itself, which may change later.</param>
/// <param name="Kind">Where it comes from.</param>
public sealed record PreservedVariable(string Name, Type Type, object? Value, VariableKind Kind);
