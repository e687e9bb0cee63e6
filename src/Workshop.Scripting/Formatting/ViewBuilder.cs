using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Display;

namespace Workshop.Scripting.Formatting;

/// <summary>Reads a value into a <see cref="View"/>: each getter and each sequence once, neither without end.</summary>
internal sealed partial class ViewBuilder
{
    private const int MostViews = 3000;

    private readonly Members _members = new();
    private readonly Custom _custom = new();
    // The objects that the current one lies in, to find circles.
    private readonly List<object> _path = [];
    private int _left = MostViews;

    [SuppressMessage("Design", "CA1031", Justification = "A formatter or ToString of the reader's that throws must not hide what stands around it.")]
    internal View Of(object? value)
    {
        try
        {
            return value is null ? TextView.Null : Read(value);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return Members.Failure(exception);
        }
    }

    private View Read(object value)
    {
        var isInner = _path.Count > 0;
        if (--_left < 0)
            return TextView.TooMuch;
        if (isInner && _custom.Of(value) is { } custom)
            return custom;
        if (MimeContent.Of(value) is { } content)
            return new CustomView(content.InPage, content.InLine);
        if (value is IHtmlContent html)
            return HtmlOf(html);
        if (ShortForm.Of(value, brief: isInner) is { } text)
            return text;
        if (_path.Exists(outer => ReferenceEquals(outer, value)))
            return new TextView($"({TypeName.Of(value.GetType())}: see above)");
        if (_path.Count >= Formatter.RecursionLimit)
            return new TextView(value is IEnumerable ? TypeName.OfSequence(value.GetType()) : Summary(value));

        _path.Add(value);
        try
        {
            return value is IEnumerable sequence ? Sequence(sequence) : Object(value);
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private View Object(object value)
    {
        var members = MembersOf(value);
        return members.Count == 0 ? new TextView(Summary(value)) : new ObjectView(TypeName.Of(value.GetType()), members);
    }

    private List<(string Name, View Value)> MembersOf(object value)
    {
        var shown = new List<(string, View)>();
        foreach (var member in _members.Of(value.GetType()))
        {
            var read = Members.Read(member, value, out var failure);
            shown.Add((member.Name, failure ?? Of(read)));
        }

        return shown;
    }

    private static string Summary(object value)
    {
        var type = value.GetType();
        var text = type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType)
            ? value.ToString() : null;
        return string.IsNullOrEmpty(text) ? TypeName.Of(type) : text;
    }

    private static CustomView HtmlOf(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        var html = writer.ToString();
        return new CustomView(html, HtmlText.Of(html));
    }
}
