using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workshop.Scripting.Execution;

/// <summary>The bytes of every loaded cell, so that another process can load the same code.</summary>
/// <remarks>Libraries find them without knowing this engine, under <see cref="ContractName"/> in <see cref="AppContext"/>, as a
/// <c>Func&lt;Assembly, byte[]?&gt;</c> that answers null for anything but a cell. Thread-safe.</remarks>
internal static class CellImages
{
    internal const string ContractName = "Notebook.AssemblyImage";

    private static readonly ConditionalWeakTable<Assembly, byte[]> Images = [];

    static CellImages() => AppContext.SetData(ContractName, (Func<Assembly, byte[]?>)Find);

    internal static void Keep(Assembly assembly, byte[] image) => Images.Add(assembly, image);

    internal static bool Contains(Assembly assembly) => Images.TryGetValue(assembly, out _);

    private static byte[]? Find(Assembly assembly) => Images.TryGetValue(assembly, out var image) ? image : null;
}
