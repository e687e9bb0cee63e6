using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Scripting.Formatting;

/// <summary>The formatters of readers and libraries: a value inside a table or a tree is shown by its own, too.</summary>
internal sealed class Custom
{
    private readonly ITypeFormatter[] _all = [.. Formatter.RegisteredFormatters(includeDefaults: false).Where(static formatter => formatter.Type != typeof(object))];
    private readonly Dictionary<Type, (ITypeFormatter? Html, ITypeFormatter? Text)> _known = [];

    internal CustomView? Of(object value)
    {
        var type = value.GetType();
        if (!_known.TryGetValue(type, out var found))
            _known[type] = found = (Find(type, HtmlFormatter.MimeType), Find(type, PlainTextFormatter.MimeType));
        if (found is (null, null))
            return null;
        var html = Write(found.Html, value);
        return new CustomView(html, Write(found.Text, value) ?? HtmlText.Of(html!));
    }

    private ITypeFormatter? Find(Type type, string mimeType) =>
        Array.Exists(_all, formatter => formatter.MimeType == mimeType && Applies(formatter.Type, type))
            ? Formatter.GetPreferredFormatterFor(type, mimeType) : null;

    private static bool Applies(Type registered, Type type) => registered.IsAssignableFrom(type)
        || registered.IsGenericTypeDefinition && type.IsGenericType && type.GetGenericTypeDefinition() == registered;

    private static string? Write(ITypeFormatter? formatter, object value)
    {
        if (formatter is null)
            return null;
        using var writer = new StringWriter();
        using var context = new FormatContext(writer);
        return formatter.Format(value, context) ? writer.ToString() : null;
    }
}
