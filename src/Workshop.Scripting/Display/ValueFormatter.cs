using System.Diagnostics.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Formatting;

namespace Workshop.Scripting.Display;

/// <summary>Shows a value in every representation that its type prefers, and always as plain text too.</summary>
internal static class ValueFormatter
{
    internal static MimeBundle Format(object? value, params string[] mimeTypes)
    {
        if (mimeTypes.Length == 0 && RichFormatter.Decides(value?.GetType() ?? typeof(object)))
            return RichFormatter.Bundle(value);
        var preferred = mimeTypes.Length > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object)).ToArray();
        var representations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mimeType in preferred.Append(PlainTextFormatter.MimeType))
        {
            if (!representations.ContainsKey(mimeType))
                representations[mimeType] = Render(value, mimeType);
        }

        return new MimeBundle(representations);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A property getter of the reader's that throws must not hide the rest of the output.")]
    internal static string Render(object? value, string mimeType)
    {
        try
        {
            return value.ToDisplayString(mimeType);
        }
        catch (Exception exception)
        {
            return $"(formatting as {mimeType} failed: {exception.GetType().Name}: {exception.Message})";
        }
    }
}
