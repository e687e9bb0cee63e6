using System.Runtime.InteropServices;
using System.Text;

namespace Workshop.Processes;

/// <summary>A list of strings in the form that the system takes arguments and variables: UTF-8, each and the whole ended by zero.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    internal NativeStrings(params IReadOnlyList<string> strings)
    {
        var bytes = 0;
        foreach (var text in strings)
            bytes += Encoding.UTF8.GetByteCount(text) + 1;
        Pointer = (byte**)NativeMemory.Alloc((nuint)((strings.Count + 1) * sizeof(byte*) + bytes));
        Pointer[strings.Count] = null;
        var next = (byte*)(Pointer + strings.Count + 1);
        for (var i = 0; i < strings.Count; i++)
        {
            Pointer[i] = next;
            next += Encoding.UTF8.GetBytes(strings[i], new Span<byte>(next, bytes));
            *next++ = 0;
            bytes -= (int)(next - Pointer[i]);
        }
    }

    ~NativeStrings() => Free();

    internal byte** Pointer { get; private set; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
