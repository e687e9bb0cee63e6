using System.Text.Json;

namespace Workshop.Scripting.Directives;

/// <summary>A Jupyter notebook, as far as importing it needs.</summary>
internal static class IpynbFile
{
    /// <summary>The C# cells, with their numbers among all code cells.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The JSON is not a notebook's.</exception>
    internal static IEnumerable<(int Number, string Source)> CSharpCells(string json)
    {
        using var document = JsonDocument.Parse(json);
        var notebook = document.RootElement;
        var isCSharpNotebook = IsCSharp(Text(notebook, "metadata", "kernelspec", "language") ?? Text(notebook, "metadata", "language_info", "name") ?? "C#");
        var number = 0;
        foreach (var cell in notebook.GetProperty("cells").EnumerateArray())
        {
            if (Text(cell, "cell_type") != "code")
                continue;
            number++;
            var language = Text(cell, "metadata", "polyglot_notebook", "kernelName") ?? Text(cell, "metadata", "dotnet_interactive", "language");
            var source = SourceOf(cell);
            if ((language is null ? isCSharpNotebook : IsCSharp(language)) && !StartsInAnotherLanguage(source))
                yield return (number, source);
        }
    }

    private static bool IsCSharp(string language) => language.ToUpperInvariant() is "C#" or "CSHARP" or "POLYGLOT-NOTEBOOK";

    private static bool StartsInAnotherLanguage(string source) =>
        ForeignCommands.IsLanguage(source.TrimStart().Split((char[]?)null, 2)[0]);

    private static string SourceOf(JsonElement cell)
    {
        var source = cell.GetProperty("source");
        return source.ValueKind == JsonValueKind.Array ? string.Concat(source.EnumerateArray().Select(line => line.GetString())) : source.GetString() ?? "";
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
