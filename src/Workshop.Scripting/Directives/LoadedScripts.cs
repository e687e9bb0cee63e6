using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Workshop.Scripting.Packages;

namespace Workshop.Scripting.Directives;

/// <summary>Hands <c>#load</c>-ed scripts to the compiler without their package directives, which it would refuse.</summary>
internal sealed class LoadedScripts(string workingDirectory) : SourceFileResolver([], workingDirectory)
{
    /// <inheritdoc/>
    public override SourceText ReadText(string resolvedPath)
    {
        var text = base.ReadText(resolvedPath);
        var source = text.ToString();
        if (!DirectiveScanner.MayHoldSome(source))
            return text;
        var blanked = DirectiveScanner.Find(source, 0)
            .Select(directive => text.Lines.GetLineFromPosition(directive.Position))
            .Where(line => PackageDirective.IsOne(line.ToString()))
            .Select(line => new TextChange(line.Span, new string(' ', line.Span.Length)));
        // The encoding stays: without one there is no line information.
        return text.WithChanges(blanked);
    }

    /// <summary>Adds what a script, and each script that it loads, asks for. A file that is missing is the compiler's to report.</summary>
    internal static void ReadPackages(string path, PackageDirectives into) => ReadPackages(path, into, []);

    private static void ReadPackages(string path, PackageDirectives into, HashSet<string> seen)
    {
        if (!seen.Add(path) || !File.Exists(path))
            return;
        var source = File.ReadAllText(path);
        if (!DirectiveScanner.MayHoldSome(source))
            return;
        var text = SourceText.From(source);
        foreach (var (position, isActive) in DirectiveScanner.Find(source, 0))
        {
            if (!isActive)
                continue;
            var line = text.Lines.GetLineFromPosition(position);
            if (!PackageDirective.TryRead(new SourcePlace(Path.GetFileName(path), line.LineNumber + 1, line.ToString()), into)
                && LoadDirective.FileOf(line.ToString()) is { } file)
            {
                ReadPackages(Path.GetFullPath(file, Path.GetDirectoryName(path)!), into, seen);
            }
        }
    }
}
