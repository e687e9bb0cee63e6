using System.Globalization;
using System.Text;
using Workshop.Cli.Execution.Protocol;
using Workshop.Scripting;

namespace Workshop.Cli.Execution.Outputs;

/// <summary>Turns the bytes of one of the process's real standard streams into text and the markers between cells.</summary>
/// <remarks>For one thread. A marker may arrive in pieces, and so may a character of several bytes.</remarks>
internal sealed class RawOutputSplitter(StandardStream stream, string secret, Action<HostEvent> receive)
{
    // "Record separator": hardly ever printed, and never together with the secret.
    private const char Frame = '\u001e';

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly string _opening = $"{Frame}{secret}:";
    private string _pending = "";

    /// <summary>What the notebook's process writes after <paramref name="cell"/>.</summary>
    internal static string Marker(string secret, int cell) => string.Create(CultureInfo.InvariantCulture, $"{Frame}{secret}:{cell}{Frame}");

    /// <summary>Takes the next bytes; with none, the stream has ended.</summary>
    internal void Take(ReadOnlySpan<byte> bytes)
    {
        var atEnd = bytes.IsEmpty;
        var characters = new char[_decoder.GetCharCount(bytes, flush: atEnd)];
        _decoder.GetChars(bytes, characters, flush: atEnd);
        var text = _pending + new string(characters);
        _pending = "";
        while (text.Length > 0)
        {
            var start = text.IndexOf(Frame, StringComparison.Ordinal);
            if (start != 0)
            {
                Pass(start < 0 ? text : text[..start]);
                text = start < 0 ? "" : text[start..];
            }
            else if (text.StartsWith(_opening, StringComparison.Ordinal) && text.IndexOf(Frame, 1) is > 0 and var end)
            {
                receive(new RawTextComplete(stream, int.Parse(text.AsSpan(_opening.Length, end - _opening.Length), CultureInfo.InvariantCulture)));
                text = text[(end + 1)..];
            }
            else if (!atEnd && (text.StartsWith(_opening, StringComparison.Ordinal) || _opening.StartsWith(text, StringComparison.Ordinal)))
            {
                _pending = text;
                return;
            }
            else
            {
                Pass(text[..1]);
                text = text[1..];
            }
        }
    }

    private void Pass(string text) => receive(new RawTextWritten(stream, text));
}
