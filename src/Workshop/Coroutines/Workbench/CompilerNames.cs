namespace Workshop.Coroutines;

/// <summary>Reads the names that the C# compiler gives to what it makes of async methods.</summary>
/// <remarks>
/// Not a documented format, but one that debuggers rely on: <c>&lt;Bake&gt;d__3</c> is the state machine of Bake,
/// <c>&lt;total&gt;5__2</c> its local total, <c>&lt;&gt;u__1</c> an awaiter, <c>&lt;&gt;4__this</c> the method's this.
/// </remarks>
internal static class CompilerNames
{
    internal const string State = "<>1__state";
    internal const string This = "<>4__this";

    // The methods that hold the top-level statements of a script and of a program.
    private const string ScriptBody = "<Initialize>";
    private const string ProgramBody = "<Main>$";

    /// <summary>The source's name of the method that a state machine was made of.</summary>
    internal static string Method(Type stateMachine)
    {
        var inner = Unwrap(stateMachine.Name);
        // A local function is <Outer>g__Name|0_0, a lambda <Outer>b__0_0, and each may be inside another.
        while (inner.StartsWith('<'))
        {
            var outer = Unwrap(inner);
            var kind = inner[(inner.LastIndexOf('>') + 1)..];
            if (kind.StartsWith("g__", StringComparison.Ordinal)) return kind["g__".Length..].Split('|')[0];
            if (!outer.StartsWith('<')) return $"lambda in {outer}";
            if (outer.StartsWith(ScriptBody, StringComparison.Ordinal)) return "lambda in a cell";
            if (outer.StartsWith(ProgramBody, StringComparison.Ordinal)) return "lambda in Main";
            inner = outer;
        }

        return inner.Length == 0 ? stateMachine.Name : inner;
    }

    /// <summary>The source's name of a local or an argument; null for what only the compiler knows.</summary>
    internal static string? Variable(string field)
    {
        if (!field.StartsWith('<')) return field.Contains('<', StringComparison.Ordinal) ? null : field;
        var name = Unwrap(field);
        return name.Length == 0 || !field[(name.Length + 2)..].StartsWith("5__", StringComparison.Ordinal) ? null : name;
    }

    internal static bool IsLocal(string field) => field.StartsWith('<');

    internal static bool IsAwaiter(string field) => field.StartsWith("<>u__", StringComparison.Ordinal);

    /// <summary>The object in which a lambda or a local function shares variables with the method around it.</summary>
    internal static bool IsClosure(Type type) => type.Name.Contains("DisplayClass", StringComparison.Ordinal);

    private static string Unwrap(string name)
    {
        var end = name.LastIndexOf('>');
        return name.StartsWith('<') && end > 0 ? name[1..end] : name;
    }
}
