using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workshop.Scripting.Execution;

/// <summary>The bytes of every loaded cell, so that another process can load the same code, and of its symbols, so that its lines can be shown.</summary>
/// <remarks>Libraries find them without knowing this engine, under <see cref="ContractName"/> and <see cref="SymbolsContractName"/> in
/// <see cref="AppContext"/>, as a <c>Func&lt;Assembly, byte[]?&gt;</c> that answers null for anything but a cell. Thread-safe.</remarks>
internal static class CellImages
{
    internal const string ContractName = "Notebook.AssemblyImage";

    internal const string SymbolsContractName = "Notebook.AssemblySymbols";

    private static readonly ConditionalWeakTable<Assembly, Bytes> Cells = [];

    static CellImages()
    {
        AppContext.SetData(ContractName, (Func<Assembly, byte[]?>)(static assembly => Find(assembly)?.Image));
        AppContext.SetData(SymbolsContractName, (Func<Assembly, byte[]?>)(static assembly => Find(assembly)?.Symbols));
    }

    internal static void Keep(Assembly assembly, byte[] image, byte[] symbols) => Cells.Add(assembly, new Bytes(image, symbols));

    internal static bool Contains(Assembly assembly) => Cells.TryGetValue(assembly, out _);

    private static Bytes? Find(Assembly assembly) => Cells.TryGetValue(assembly, out var bytes) ? bytes : null;

    private sealed record Bytes(byte[] Image, byte[] Symbols);
}
