using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Workshop.Cli.Execution.Protocol;

/// <summary>Writes messages, one JSON text a line. Thread-safe.</summary>
internal sealed class MessageWriter<T>(Stream stream, JsonTypeInfo<T> type) : IDisposable
{
    private readonly Lock _gate = new();

    /// <summary>Writes one message.</summary>
    /// <returns>False when nobody reads any more; whoever watches the other end learns why.</returns>
    internal bool TryWrite(T message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, type);
        lock (_gate)
        {
            try
            {
                stream.Write([.. line, (byte)'\n']);
                stream.Flush();
                return true;
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
            stream.Dispose();
    }
}
