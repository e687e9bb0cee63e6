using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Display;
using Workshop.Scripting.Formatting;

namespace Workshop.Scripting.Directives;

/// <summary>What <c>#!who</c> and <c>#!whos</c> show.</summary>
internal static partial class VariableTable
{
    private const int LongestValue = 200;

    /// <summary>The variables as they are now, by name. One that is declared again hides the older.</summary>
    /// <param name="submissions">The cells' objects, the latest first.</param>
    /// <param name="withValues">Whether types and values are shown too.</param>
    internal static MimeBundle Make(IEnumerable<object> submissions, bool withValues)
    {
        var variables = submissions
            .SelectMany(submission => submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                // The compiler's own fields have names that C# cannot write.
                .Where(field => !field.Name.Contains('<', StringComparison.Ordinal)), (submission, field) => (Submission: submission, Field: field))
            .DistinctBy(variable => variable.Field.Name)
            .OrderBy(variable => variable.Field.Name, StringComparer.Ordinal)
            .ToList();
        var table = withValues
            ? new TableView("Variables", ["Name", "Type", "Value"], variables.Select(variable => Row(variable.Field, variable.Submission)))
            : new TableView("Variables", ["Name"], variables.Select(variable => (string[])[variable.Field.Name]));
        return table.ToBundle();
    }

    private static string[] Row(FieldInfo field, object submission)
    {
        var text = ValueFormatter.Format(field.GetValue(submission), PlainTextFormatter.MimeType)[PlainTextFormatter.MimeType];
        var value = Space().Replace(text, " ");
        return [field.Name, TypeName.Of(field.FieldType), value.Length > LongestValue ? value[..LongestValue] + " …" : value];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
