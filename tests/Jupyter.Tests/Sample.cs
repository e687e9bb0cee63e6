using System.Text.Json;
using Repository.Tests;

namespace Jupyter.Tests;

/// <summary>Notebooks that the tests run.</summary>
internal static class Sample
{
    /// <summary>Everything that readers of .NET Interactive are used to, a cell each.</summary>
    internal static string Habits { get; } = Path.Combine(Tree.Root, "tests", "Jupyter.Tests", "Samples", "habits.ipynb");

    /// <summary>All texts in a JSON value, as they were before JSON escaped them, a line each.</summary>
    internal static string Unescaped(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join('\n', Texts(document.RootElement));
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        // Jupyter splits long texts into lines.
        JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            [string.Concat(element.EnumerateArray().Select(e => e.GetString()))],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p.Name)),
        _ => [],
    };
}
