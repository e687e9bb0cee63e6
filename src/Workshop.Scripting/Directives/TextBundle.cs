namespace Workshop.Scripting.Directives;

/// <summary>Text of a cell that is shown rather than run.</summary>
internal static class TextBundle
{
    internal static MimeBundle Of(MagicCommand language, string text) => new(new Dictionary<string, string>
    {
        [MimeTypeOf(language)] = text,
        ["text/plain"] = text,
    });

    private static string MimeTypeOf(MagicCommand language) =>
        language == MagicCommand.Html ? "text/html"
        : language == MagicCommand.Markdown ? "text/markdown"
        : "application/javascript";
}
