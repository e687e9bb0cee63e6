using System.Runtime.CompilerServices;

namespace Workshop.Scripting.Formatting;

/// <summary>Types as a reader writes them in C#.</summary>
internal static class TypeName
{
    internal static string Of(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsByRef || type.IsPointer)
            return type.Name;
        if (Keyword(type) is { } keyword)
            return keyword;
        if (IsAnonymous(type))
            return "object";
        if (!type.IsGenericType)
            return type.Name;
        var arguments = string.Join(", ", type.GetGenericArguments().Select(Of));
        if (type.IsAssignableTo(typeof(ITuple)) && type.IsValueType)
            return $"({arguments})";
        return $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    /// <summary>The name of a sequence: iterators and queries have types whose names only the compiler knows.</summary>
    internal static string OfSequence(Type type)
    {
        if (type.IsPublic || type.IsArray || type.IsNestedPublic)
            return Of(type);
        var element = type.GetInterfaces().FirstOrDefault(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return element is null ? "IEnumerable" : Of(element);
    }

    internal static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__Anonymous", StringComparison.Ordinal);

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Char => "char",
        TypeCode.Decimal => "decimal",
        TypeCode.Double => "double",
        TypeCode.Single => "float",
        TypeCode.Int16 => "short",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.UInt16 => "ushort",
        TypeCode.UInt32 => "uint",
        TypeCode.UInt64 => "ulong",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };
}
