namespace Workshop.Display;

/// <summary>Finds the notebook that this process runs in: our engine, .NET Interactive, or none.</summary>
/// <remarks>Neither is referenced; both are looked up by name, once. Without a notebook, values are written as text.</remarks>
internal static class DisplayHost
{
    private static readonly Lazy<IDisplaySink> Found = new(() => Find(TypeInLoadedAssembly));
    private static readonly AsyncLocal<IDisplaySink?> Chosen = new();

    internal static IDisplaySink Current => Chosen.Value ?? Found.Value;

    /// <summary>Shows everything in <paramref name="sink"/> until the result is disposed, in this flow of execution only.</summary>
    internal static IDisposable Use(IDisplaySink sink)
    {
        var before = Chosen.Value;
        Chosen.Value = sink;
        return new Scope(before);
    }

    internal static IDisplaySink Find(Func<string, string, Type?> typeInAssembly) =>
        EngineDisplay.TryFind(typeInAssembly) ?? InteractiveDisplay.TryFind(typeInAssembly) ?? (IDisplaySink)new ConsoleDisplay();

    private static Type? TypeInLoadedAssembly(string assembly, string type) => AppDomain.CurrentDomain.GetAssemblies()
        .Where(loaded => loaded.GetName().Name == assembly)
        .Select(loaded => loaded.GetType(type))
        .FirstOrDefault(found => found is not null);

    private sealed class Scope(IDisplaySink? before) : IDisposable
    {
        public void Dispose() => Chosen.Value = before;
    }
}
