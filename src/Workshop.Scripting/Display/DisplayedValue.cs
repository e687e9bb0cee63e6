namespace Workshop.Scripting.Display;

/// <summary>Something on display that can still change.</summary>
public sealed class DisplayedValue
{
    private readonly string[] _mimeTypes;
    private readonly bool _verbatim;

    internal DisplayedValue(string[] mimeTypes, bool verbatim)
    {
        _mimeTypes = mimeTypes;
        _verbatim = verbatim;
    }

    /// <summary>Names the output in the notebook.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in its place, in the representations that the first one was asked for.</summary>
    /// <remarks>Unlike in .NET Interactive, a text that replaces what <see cref="DisplayExtensions.DisplayAs(string, string)"/> showed is not
    /// formatted either.</remarks>
    public void Update(object? value) =>
        NotebookDisplay.Update(DisplayId, _verbatim && value is string text ? Verbatim(text) : ValueFormatter.Format(value, _mimeTypes));

    internal MimeBundle Verbatim(string text) =>
        new(new Dictionary<string, string>(_mimeTypes.Append("text/plain").Distinct().Select(type => KeyValuePair.Create(type, text))));
}
