namespace Workshop.Scripting.Execution;

/// <summary>The objects that hold the cells' top-level variables, in the array that the compiler's code expects.</summary>
/// <remarks>The compiler gives every submission the slot after its predecessor's; slot 0 would hold a host object, which there is none of.
/// A submission looks its predecessors up once, while it is made, so the array may be replaced by a larger one between two cells, and
/// a slot emptied when no later cell can name anything in it.</remarks>
internal sealed class SubmissionStates
{
    private object?[] _slots = new object?[16];
    private int _used = 1;

    /// <summary>The cells' objects, the latest first.</summary>
    internal IEnumerable<object> Latest => _slots.Take(_used).Reverse().OfType<object>();

    /// <summary>Gives a slot to a cell that later cells continue from.</summary>
    internal int Take()
    {
        MakeRoomFor(_used);
        return _used++;
    }

    /// <summary>Runs a cell that has a slot.</summary>
    internal Task<object> Invoke(Func<object?[], Task<object>> entry) => entry(_slots);

    /// <summary>Runs a cell that no later cell continues from: the next one gets the same slot.</summary>
    internal Task<object> InvokeUnseen(Func<object?[], Task<object>> entry)
    {
        MakeRoomFor(_used);
        try
        {
            return entry(_slots);
        }
        finally
        {
            Release(_used);
        }
    }

    internal object? At(int slot) => _slots[slot];

    internal void Release(int slot) => _slots[slot] = null;

    private void MakeRoomFor(int slot)
    {
        if (slot >= _slots.Length)
            Array.Resize(ref _slots, _slots.Length * 2);
    }
}
