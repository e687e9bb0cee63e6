using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Workshop.Cli.Execution.Protocol;

/// <summary>Reads messages, one JSON text a line. For one thread.</summary>
internal sealed class MessageReader<T>(Stream stream, JsonTypeInfo<T> type) : IDisposable
    where T : class
{
    private readonly StreamReader _lines = new(stream, Encoding.UTF8);

    /// <summary>The next message, or null when the writer is gone, in the middle of a message or not.</summary>
    internal T? Read()
    {
        try
        {
            return _lines.ReadLine() is { } line ? JsonSerializer.Deserialize(line, type) : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose() => _lines.Dispose();
}
