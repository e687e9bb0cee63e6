using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Display;

namespace Workshop.Scripting.Formatting;

/// <summary>Shows any value for which nobody has registered a formatter.</summary>
/// <remarks>Registered for <see cref="object"/>, the least specific type of all: every formatter of the reader's or of a library wins.
/// <see cref="Formatter.ResetToDefault"/> removes it, as it removes all others.</remarks>
internal sealed class RichFormatter : ITypeFormatter
{
    private static readonly RichFormatter Html = new(HtmlFormatter.MimeType);
    private static readonly RichFormatter Text = new(PlainTextFormatter.MimeType);

    private static readonly Lazy<Task> Registration = new(static () => Task.Run(static () =>
    {
        Formatter.Register(Html);
        Formatter.Register(Text);
    }));

    private RichFormatter(string mimeType) => MimeType = mimeType;

    /// <inheritdoc/>
    public string MimeType { get; }

    /// <inheritdoc/>
    public Type Type => typeof(object);

    /// <summary>Begins to register both forms, once however many engines there are; completes when it is done.</summary>
    /// <remarks>Beside what else there is to do at the start: the formatting package takes a tenth of a second to set itself up.</remarks>
    internal static Task RegisterAsync() => Registration.Value;

    /// <summary>Whether nobody has a wish which forms such a value has, or how its HTML looks.</summary>
    internal static bool Decides(Type type) =>
        Formatter.GetPreferredMimeTypesFor(type) is { Count: 1 } preferred && preferred.First() == HtmlFormatter.MimeType
        && ReferenceEquals(Formatter.GetPreferredFormatterFor(type, HtmlFormatter.MimeType), Html) && FormattedBySource(type) is null;

    /// <summary>All forms of a value, which is read once. What is a mere text has no HTML.</summary>
    internal static MimeBundle Bundle(object? value)
    {
        if (MimeContent.Of(value) is { } content)
            return content.Bundle;
        var view = new ViewBuilder().Of(value);
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        if (view is TableView or ObjectView or CustomView)
            forms[HtmlFormatter.MimeType] = ViewHtml.Of(view);
        var isTextOwn = Formatter.GetPreferredFormatterFor(value?.GetType() ?? typeof(object), PlainTextFormatter.MimeType) is not RichFormatter;
        forms[PlainTextFormatter.MimeType] = isTextOwn ? ValueFormatter.Render(value, PlainTextFormatter.MimeType) : ViewText.Of(view);
        return new MimeBundle(forms);
    }

    /// <inheritdoc/>
    public bool Format(object value, FormatContext context)
    {
        if (value is not null && FormattedBySource(value.GetType())?.FirstOrDefault(formatter => formatter.MimeType == MimeType) is { } own)
            return own.Format(value, context);
        if (MimeContent.Of(value) is { } content && content.Bundle.TryGetValue(MimeType, out var text))
        {
            context.Writer.Write(text);
            return true;
        }

        var view = new ViewBuilder().Of(value);
        context.Writer.Write(MimeType == HtmlFormatter.MimeType ? ViewHtml.Of(view) : ViewText.Of(view));
        return true;
    }

    // A type may name its formatters by an attribute. The package counts these among its defaults, behind this one.
    private static IEnumerable<ITypeFormatter>? FormattedBySource(Type type) =>
        Attribute.IsDefined(type, typeof(TypeFormatterSourceAttribute), inherit: true)
            ? Formatter.RegisteredFormatters(includeDefaults: true).Where(formatter => formatter.Type == type) : null;
}
