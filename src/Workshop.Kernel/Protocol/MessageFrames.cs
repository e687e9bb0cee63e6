using System.Text.Json;

namespace Workshop.Kernel.Protocol;

/// <summary>A message as the frames that travel: identities, delimiter, signature, header, parent header, metadata, content, buffers.</summary>
internal static class MessageFrames
{
    private const int FramesAfterDelimiter = 5;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    /// <summary>Puts a message together.</summary>
    /// <param name="signer">Signs it.</param>
    /// <param name="identities">Whom it goes to; on iopub the topic.</param>
    /// <param name="header">Its own header.</param>
    /// <param name="parentHeader">The header of what caused it, or null.</param>
    /// <param name="content">A JSON object.</param>
    /// <param name="metadata">A JSON object; null for an empty one.</param>
    /// <param name="buffers">Binary data; null for none.</param>
    internal static List<byte[]> Write(
        MessageSigner signer, IReadOnlyList<byte[]> identities, MessageHeader header, byte[]? parentHeader, byte[] content, byte[]? metadata = null, IReadOnlyList<byte[]>? buffers = null)
    {
        byte[][] signed =
        [
            JsonSerializer.SerializeToUtf8Bytes(header, ProtocolJson.Default.MessageHeader),
            parentHeader ?? EmptyObject,
            metadata ?? EmptyObject,
            content,
        ];
        return [.. identities, Delimiter, signer.Sign(signed), .. signed, .. buffers ?? []];
    }

    /// <summary>Takes frames apart.</summary>
    /// <exception cref="MessageFormatException">They are no message, or the signature is wrong.</exception>
    internal static Message Read(MessageSigner signer, KernelChannel channel, IReadOnlyList<byte[]> frames)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
            delimiter++;
        if (frames.Count - delimiter <= FramesAfterDelimiter)
            throw new MessageFormatException($"{frames.Count} frames are no message: the delimiter and five frames after it are expected");
        byte[][] signed = [frames[delimiter + 2], frames[delimiter + 3], frames[delimiter + 4], frames[delimiter + 5]];
        if (!signer.IsRight(frames[delimiter + 1], signed))
            throw new MessageFormatException("the signature is wrong");
        foreach (var frame in signed)
            RequireObject(frame);
        return new Message(
            channel, [.. frames.Take(delimiter)], ReadHeader(signed[0]), signed[0], signed[2], signed[3], [.. frames.Skip(delimiter + 1 + FramesAfterDelimiter)]);
    }

    private static MessageHeader ReadHeader(byte[] frame)
    {
        try
        {
            var header = JsonSerializer.Deserialize(frame, ProtocolJson.Default.MessageHeader);
            return header is { Id: not null, Type: not null } ? header : throw new MessageFormatException("the header lacks msg_id or msg_type");
        }
        catch (JsonException exception)
        {
            throw new MessageFormatException($"the header is malformed: {exception.Message}");
        }
    }

    private static void RequireObject(byte[] frame)
    {
        try
        {
            var reader = new Utf8JsonReader(frame);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new MessageFormatException("a frame is no JSON object");
            // To the end, so that half an object is noticed here and not by a handler.
            while (reader.Read())
            {
            }
        }
        catch (JsonException exception)
        {
            throw new MessageFormatException($"a frame is no JSON: {exception.Message}");
        }
    }
}
