using System.Composition.Hosting;
using System.Reflection;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Workshop.Scripting.LanguageServices;

/// <summary>The compiler's editing services, put together once for the process at the first request.</summary>
/// <remarks>Without refactorings, and without the sources of completion that a cell has no use for: what they offer cannot be inserted
/// as text, is found by <see cref="DirectiveCompletion"/>, or is guesswork, and each costs time in every request.</remarks>
internal static class RoslynHost
{
    private static readonly string[] Unwanted =
    [
        "AggregateEmbeddedLanguageCompletionProvider",
        "CSharpSnippetCompletionProvider",
        "DeclarationNameCompletionProvider",
        "ExtensionMemberImportCompletionProvider",
        "ExternAliasCompletionProvider",
        "FunctionPointerUnmanagedCallingConventionCompletionProvider",
        "IncludeAppDirectiveCompletionProvider",
        "InternalsVisibleToCompletionProvider",
        "LoadDirectiveCompletionProvider",
        "PackageAppDirectiveCompletionProvider",
        "ProjectAppDirectiveCompletionProvider",
        "PropertyAppDirectiveCompletionProvider",
        "RefAppDirectiveCompletionProvider",
        "ReferenceDirectiveCompletionProvider",
        "SdkAppDirectiveCompletionProvider",
        "SnippetCompletionProvider",
        "SpeculativeTCompletionProvider",
        "TypeImportCompletionProvider",
        "UnnamedSymbolCompletionProvider",
    ];

    private static readonly Lazy<MefHostServices> Lazily = new(Compose);

    internal static MefHostServices Services => Lazily.Value;

    private static MefHostServices Compose()
    {
        var parts = MefHostServices.DefaultAssemblies
            .Where(assembly => !assembly.GetName().Name!.Contains("VisualBasic", StringComparison.Ordinal))
            .SelectMany(assembly => assembly.DefinedTypes)
            .Where(type => type is { IsClass: true, IsAbstract: false } && IsWanted(type));
        return MefHostServices.Create(new ContainerConfiguration().WithParts(parts).CreateContainer());
    }

    // Reads the attributes as data, without making them.
    private static bool IsWanted(TypeInfo type)
    {
        var exports = type.CustomAttributes
            .Select(attribute => attribute.AttributeType.Name)
            .Where(name => name.StartsWith("Export", StringComparison.Ordinal))
            .ToList();
        return exports.Count > 0 && !exports.Contains("ExportCodeRefactoringProviderAttribute") && !Unwanted.Contains(type.Name);
    }
}
