using Microsoft.CodeAnalysis.Host.Mef;

namespace Workshop.Scripting.LanguageServices;

/// <summary>The compiler's editing services, put together once for the process at the first request.</summary>
internal static class RoslynHost
{
    private static readonly Lazy<MefHostServices> Lazily = new(Compose);

    internal static MefHostServices Services => Lazily.Value;

    private static MefHostServices Compose() => MefHostServices.Create(MefHostServices.DefaultAssemblies);
}
