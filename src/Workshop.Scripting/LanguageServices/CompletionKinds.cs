using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Tags;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Names the kind of a candidate as Jupyter's clients do.</summary>
internal static class CompletionKinds
{
    internal static string Of(CompletionItem item) => item.Tags.Select(Of).FirstOrDefault(kind => kind is not null) ?? "text";

    private static string? Of(string tag) => tag switch
    {
        WellKnownTags.Method or WellKnownTags.ExtensionMethod => "function",
        WellKnownTags.Class => "class",
        WellKnownTags.Structure => "struct",
        WellKnownTags.Interface => "interface",
        WellKnownTags.Enum => "enum",
        WellKnownTags.EnumMember => "enumMember",
        WellKnownTags.Delegate => "class",
        WellKnownTags.Property => "property",
        WellKnownTags.Field => "field",
        WellKnownTags.Constant => "constant",
        WellKnownTags.Event => "event",
        WellKnownTags.Local or WellKnownTags.Parameter or WellKnownTags.RangeVariable => "variable",
        WellKnownTags.Namespace or WellKnownTags.Module => "module",
        WellKnownTags.Keyword or WellKnownTags.Intrinsic => "keyword",
        WellKnownTags.TypeParameter => "typeParameter",
        WellKnownTags.Operator => "operator",
        WellKnownTags.Snippet => "snippet",
        WellKnownTags.File => "file",
        WellKnownTags.Folder => "folder",
        WellKnownTags.Reference or WellKnownTags.Assembly => "reference",
        _ => null,
    };
}
