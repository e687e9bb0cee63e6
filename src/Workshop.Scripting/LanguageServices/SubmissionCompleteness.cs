using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Tells from its syntax whether a cell can run.</summary>
internal static class SubmissionCompleteness
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    internal static CompletenessResult Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Script);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new CompletenessResult(Completeness.Incomplete, "");
        var invalid = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return new CompletenessResult(invalid ? Completeness.Invalid : Completeness.Complete, "");
    }
}
