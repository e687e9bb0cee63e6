using System.Reflection;
using System.Reflection.Emit;
using Workshop.Coroutines;

namespace Workshop.Tracing;

/// <summary>An async method that occurs in a session: its number there, and how to read at which await a coroutine of it stands.</summary>
internal sealed class TracedMethod(int number, Coroutine example)
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Func<Coroutine, int> _state = MakeReader(example.GetType(), example.StateMachineType);

    internal int Number { get; } = number;

    internal Type StateMachine { get; } = example.StateMachineType;

    /// <summary>The compiler's state number. Only for the thread that has the coroutine.</summary>
    internal short StateOf(Coroutine coroutine) => (short)_state(coroutine);

    // Reflection would take a microsecond for each event; three instructions made once take two nanoseconds.
    private static Func<Coroutine, int> MakeReader(Type box, Type stateMachine)
    {
        var machine = Array.Find(box.GetFields(Fields), field => field.FieldType == stateMachine);
        var state = stateMachine.GetField(CompilerNames.State, Fields);
        if (machine is null || state is null)
            return static _ => TraceRecord.Unknown;
        var reader = new DynamicMethod("ReadState", typeof(int), [typeof(Coroutine)], typeof(Coroutine).Module, skipVisibility: true);
        var code = reader.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, box);
        code.Emit(stateMachine.IsValueType ? OpCodes.Ldflda : OpCodes.Ldfld, machine);
        code.Emit(OpCodes.Ldfld, state);
        code.Emit(OpCodes.Ret);
        return reader.CreateDelegate<Func<Coroutine, int>>();
    }
}
