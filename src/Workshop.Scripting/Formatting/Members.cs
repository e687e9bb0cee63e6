using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Workshop.Scripting.Formatting;

/// <summary>The public properties and fields of a type that are safe to read.</summary>
internal sealed class Members
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    private readonly Dictionary<Type, MemberInfo[]> _known = [];

    internal MemberInfo[] Of(Type type)
    {
        if (_known.TryGetValue(type, out var members))
            return members;
        // Properties of the platform's own types may lead anywhere: into the process, to the disk, round in circles.
        var scalarsOnly = ShortForm.IsPlatform(type) && !type.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple))
            && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
        members =
        [
            .. type.GetProperties(Public).Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsShown(property, property.PropertyType)),
            .. type.GetFields(Public).Where(field => IsShown(field, field.FieldType)),
        ];
        // A property that hides one of the base class is listed with it; the first is the nearer one.
        return _known[type] = [.. members.DistinctBy(member => member.Name)];

        bool IsShown(MemberInfo member, Type of) => !of.IsByRef && !of.IsByRefLike && !of.IsPointer && (!scalarsOnly || ShortForm.IsScalar(of))
            && member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A getter of the reader's that throws must not hide the other members.")]
    internal static object? Read(MemberInfo member, object value, out TextView? failure)
    {
        failure = null;
        try
        {
            return member is PropertyInfo property
                ? property.GetValue(value, BindingFlags.DoNotWrapExceptions, null, null, null)
                : ((FieldInfo)member).GetValue(value);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            failure = Failure(exception);
            return null;
        }
    }

    internal static TextView Failure(Exception exception) => new($"(threw {TypeName.Of(exception.GetType())}: {exception.Message})");
}
