using System.Diagnostics.CodeAnalysis;

namespace Workshop.Processes;

/// <summary>What a child process tells of itself through its report pipe.</summary>
/// <remarks>It writes one when it is about to call the method, and one at its end. A crash leaves the first alone, or none.</remarks>
internal abstract record ChildReport
{
    private enum Kind : byte
    {
        Refused,
        Started,
        Returned,
        Threw,
        Exiting,
    }

    /// <summary>The method could not be called at all.</summary>
    internal sealed record Refused(string Reason) : ChildReport;

    /// <summary>The method is about to be called.</summary>
    internal sealed record Started : ChildReport;

    /// <summary>The method returned; <paramref name="Result"/> is its value as JSON, null when it has none.</summary>
    internal sealed record Returned(byte[]? Result, ChildUsage Usage) : ChildReport;

    /// <summary>The method threw.</summary>
    internal sealed record Threw(ChildFailure Failure, ChildUsage Usage) : ChildReport;

    /// <summary>The process ends before the method returned.</summary>
    internal sealed record Exiting(ChildUsage Usage) : ChildReport;

    /// <summary>The report's bytes, to be written at once: a report is seen whole or not at all, unless the process dies meanwhile.</summary>
    internal byte[] ToBytes()
    {
        var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        switch (this)
        {
            case Refused refused:
                writer.Write((byte)Kind.Refused);
                writer.Write(refused.Reason);
                break;
            case Started:
                writer.Write((byte)Kind.Started);
                break;
            case Returned returned:
                writer.Write((byte)Kind.Returned);
                writer.Write(returned.Result?.Length ?? -1);
                writer.Write(returned.Result ?? []);
                returned.Usage.Write(writer);
                break;
            case Threw threw:
                writer.Write((byte)Kind.Threw);
                Write(writer, threw.Failure);
                threw.Usage.Write(writer);
                break;
            case Exiting exiting:
                writer.Write((byte)Kind.Exiting);
                exiting.Usage.Write(writer);
                break;
        }

        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>All whole reports among the bytes; what follows a torn one is lost.</summary>
    /// <exception cref="InvalidDataException">There is something else among them.</exception>
    internal static IReadOnlyList<ChildReport> ReadAll(Stream bytes)
    {
        var reports = new List<ChildReport>();
        using var reader = new BinaryReader(bytes);
        while (TryRead(reader, out var report))
            reports.Add(report);
        return reports;
    }

    private static bool TryRead(BinaryReader reader, [NotNullWhen(true)] out ChildReport? report)
    {
        try
        {
            report = (Kind)reader.ReadByte() switch
            {
                Kind.Refused => new Refused(reader.ReadString()),
                Kind.Started => new Started(),
                Kind.Returned => new Returned(ReadBytes(reader), ChildUsage.Read(reader)),
                Kind.Threw => new Threw(ReadFailure(reader), ChildUsage.Read(reader)),
                Kind.Exiting => new Exiting(ChildUsage.Read(reader)),
                var other => throw new InvalidDataException($"There is no report of kind {(byte)other}."),
            };
            return true;
        }
        catch (EndOfStreamException)
        {
            report = null;
            return false;
        }
        catch (Exception foreign) when (foreign is FormatException or IOException)
        {
            throw new InvalidDataException(foreign.Message, foreign);
        }
    }

    private static byte[]? ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        if (length > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new EndOfStreamException();
        return length < 0 ? null : reader.ReadBytes(length);
    }

    private static void Write(BinaryWriter writer, ChildFailure failure)
    {
        writer.Write(failure.Type);
        writer.Write(failure.Message);
        writer.Write(failure.StackTrace);
        writer.Write(failure.Inner is not null);
        if (failure.Inner is not null)
            Write(writer, failure.Inner);
    }

    private static ChildFailure ReadFailure(BinaryReader reader) => new(
        reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean() ? ReadFailure(reader) : null);
}
