namespace Workshop.Scripting.Execution;

/// <summary>The objects that hold the cells' top-level variables, in the array that the compiler's code expects.</summary>
/// <remarks>The compiler gives every submission the slot after its predecessor's; slot 0 would hold a host object, which there is none of.
/// A submission looks its predecessors up once, while it is made, so the array may be replaced by a larger one between two cells.</remarks>
internal sealed class SubmissionStates
{
    private object?[] _slots = new object?[16];
    private int _used = 1;

    /// <summary>The cells' objects, the latest first.</summary>
    internal IEnumerable<object> Latest => _slots.Take(_used).Reverse().OfType<object>();

    internal Task<object> Invoke(Func<object?[], Task<object>> entry)
    {
        if (_used + 1 >= _slots.Length)
            Array.Resize(ref _slots, _slots.Length * 2);
        _used++;
        return entry(_slots);
    }
}
