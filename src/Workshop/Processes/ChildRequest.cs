namespace Workshop.Processes;

/// <summary>What a child process is told, once, through its request pipe: which method, where its code is, with which argument.</summary>
/// <param name="Assembly">The full name of the assembly that declares the method.</param>
/// <param name="ModuleVersionId">The compilation that the token belongs to: another build of the assembly numbers its methods anew.</param>
/// <param name="MethodToken">The method's metadata token.</param>
/// <param name="Images">The bytes of assemblies that are in no file, by simple name.</param>
/// <param name="Files">Paths of assemblies that the parent has loaded; their folders may hold those it has not loaded yet.</param>
/// <param name="Argument">The argument as JSON; null when the method takes none.</param>
internal sealed record ChildRequest(
    string Assembly,
    Guid ModuleVersionId,
    int MethodToken,
    IReadOnlyDictionary<string, byte[]> Images,
    IReadOnlyList<string> Files,
    byte[]? Argument)
{
    internal byte[] ToBytes()
    {
        var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Assembly);
        writer.Write(ModuleVersionId.ToByteArray());
        writer.Write(MethodToken);
        writer.Write(Images.Count);
        foreach (var (name, bytes) in Images)
        {
            writer.Write(name);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        writer.Write(Files.Count);
        foreach (var file in Files)
            writer.Write(file);
        writer.Write(Argument?.Length ?? -1);
        writer.Write(Argument ?? []);
        writer.Flush();
        return memory.ToArray();
    }

    /// <returns>Null when the parent is gone.</returns>
    internal static ChildRequest? Read(BinaryReader reader)
    {
        try
        {
            return ReadWhole(reader);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static ChildRequest ReadWhole(BinaryReader reader)
    {
        var assembly = reader.ReadString();
        var version = new Guid(reader.ReadBytes(16));
        var token = reader.ReadInt32();
        var images = new Dictionary<string, byte[]>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            images.Add(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        var files = new string[reader.ReadInt32()];
        for (var i = 0; i < files.Length; i++)
            files[i] = reader.ReadString();
        var length = reader.ReadInt32();
        return new(assembly, version, token, images, files, length < 0 ? null : reader.ReadBytes(length));
    }
}
