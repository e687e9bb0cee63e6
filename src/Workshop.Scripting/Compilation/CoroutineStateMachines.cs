using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Workshop.Scripting.Compilation;

/// <summary>Has the JIT compile the code of a cell's coroutines in full at once.</summary>
/// <remarks>
/// A method that suspends at each round never stays in a loop for which the JIT would replace its quick first version, and a cell is often over before
/// the better version comes. No attribute of the source reaches the method that the compiler makes of a coroutine's body, so
/// the bit that <see cref="MethodImplAttributes.AggressiveOptimization"/> stands for is set in the finished image. Ordinary async methods stay as they are.
/// </remarks>
internal static class CoroutineStateMachines
{
    // Known by name only, since this engine does not refer to the library.
    private const string Namespace = "Workshop.Coroutines";

    // No name that the source could give: who has such a field is a state machine.
    private const string BuilderField = "<>t__builder";

    // Of a row in the table of methods: the code's address comes first.
    private const int OffsetOfImplementationFlags = 4;

    private static ReadOnlySpan<byte> PartOfBuilderNames => "CoroutineMethodBuilder"u8;

    /// <summary>Changes the image in place.</summary>
    internal static void CompileInFull(byte[] image)
    {
        // The names of all types that it uses stand in the image as they are. Most cells have no coroutine, and need no reading.
        if (image.AsSpan().IndexOf(PartOfBuilderNames) >= 0)
            SetBits(image);
    }

    private static void SetBits(byte[] image)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
        var metadata = file.GetMetadataReader();
        var table = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MethodDef);
        var rowSize = metadata.GetTableRowSize(TableIndex.MethodDef);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (!IsCoroutine(type, metadata))
                continue;
            foreach (var method in type.GetMethods())
            {
                var definition = metadata.GetMethodDefinition(method);
                if (!metadata.StringComparer.Equals(definition.Name, "MoveNext"))
                    continue;
                var flags = table + (MetadataTokens.GetRowNumber(method) - 1) * rowSize + OffsetOfImplementationFlags;
                BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(flags), (ushort)(definition.ImplAttributes | MethodImplAttributes.AggressiveOptimization));
            }
        }
    }

    // Loops, not queries: a query over these structs would have to be compiled by the JIT, in the middle of a reader's cell.
    private static bool IsCoroutine(TypeDefinition type, MetadataReader metadata)
    {
        foreach (var field in type.GetFields())
        {
            if (IsBuilder(metadata.GetFieldDefinition(field), metadata))
                return true;
        }

        return false;
    }

    private static bool IsBuilder(FieldDefinition field, MetadataReader metadata)
    {
        if (!metadata.StringComparer.Equals(field.Name, BuilderField))
            return false;
        var signature = metadata.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        var code = signature.ReadSignatureTypeCode();
        if (code == SignatureTypeCode.GenericTypeInstance)
            code = signature.ReadSignatureTypeCode();
        return code == SignatureTypeCode.TypeHandle && signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type && IsBuilder(metadata.GetTypeReference((TypeReferenceHandle)type), metadata);
    }

    private static bool IsBuilder(TypeReference type, MetadataReader metadata) =>
        metadata.StringComparer.Equals(type.Namespace, Namespace) && metadata.GetString(type.Name) is "CoroutineMethodBuilder" or "CoroutineMethodBuilder`1" or "PooledCoroutineMethodBuilder";
}
