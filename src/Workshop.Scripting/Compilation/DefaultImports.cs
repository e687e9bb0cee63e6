namespace Workshop.Scripting.Compilation;

/// <summary>The namespaces and static classes that every cell sees without a using directive.</summary>
/// <remarks>Those of .NET Interactive, and the ones that a course on concurrency would otherwise open in each notebook.</remarks>
internal static class DefaultImports
{
    internal static readonly string[] Namespaces =
    [
        "System",
        "System.Collections.Concurrent",
        "System.Collections.Generic",
        "System.Diagnostics",
        "System.IO",
        "System.Linq",
        "System.Text",
        "System.Threading",
        "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive.Formatting",
        "Workshop.Scripting.Display",
        typeof(Display.Kernel).FullName!,
        typeof(Display.RichContent).FullName!,
    ];
}
