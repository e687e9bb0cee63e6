using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Reads from a symbol's XML documentation what quick info leaves out.</summary>
internal static partial class DocumentationText
{
    /// <summary>A line for each documented parameter.</summary>
    internal static string Parameters(ISymbol? symbol) => Lines(symbol, "param", "name");

    /// <summary>A line for each exception and its condition.</summary>
    internal static string Exceptions(ISymbol? symbol) => Lines(symbol, "exception", "cref");

    private static string Lines(ISymbol? symbol, string element, string attribute)
    {
        // A constructed method has no documentation of its own, nor has an extension seen as a member.
        var definition = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol?.OriginalDefinition;
        if (definition?.GetDocumentationCommentXml() is not { Length: > 0 } xml)
            return "";
        try
        {
            return string.Join("\n", XElement.Parse(xml).Elements(element)
                .Select(e => $"{ShortName(e.Attribute(attribute)?.Value ?? "")}: {Flatten(e)}"));
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static string Flatten(XElement element)
    {
        var text = string.Concat(element.DescendantNodes().Select(node => node switch
        {
            XText literal => literal.Value,
            XElement { IsEmpty: true } reference => ShortName((reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name"))?.Value ?? ""),
            _ => "",
        }));
        return Blanks().Replace(text, " ").Trim();
    }

    // M:System.Math.Max(System.Int32,System.Int32) → Max
    private static string ShortName(string reference)
    {
        var name = reference.Split('(')[0];
        name = name[(name.LastIndexOfAny(['.', ':']) + 1)..];
        return name.Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
