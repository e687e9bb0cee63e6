using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Html;

namespace Workshop.Scripting.Formatting;

/// <summary>Values that one text tells better than their members: scalars, and what must not be looked into.</summary>
internal static class ShortForm
{
    /// <summary>The text, or null for a value that has members or elements to show.</summary>
    /// <param name="value">The value.</param>
    /// <param name="brief">Whether it stands inside another one: a single line then.</param>
    internal static TextView? Of(object value, bool brief) => value switch
    {
        string text => new TextView(text),
        bool or char or Enum or Guid => new TextView(value.ToString()!),
        DateTime time => new TextView(time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        DateTimeOffset time => new TextView(time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        TimeSpan span => new TextView(span.ToString("c", CultureInfo.InvariantCulture), IsNumber: true),
        DateOnly date => new TextView(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => new TextView(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        IFormattable number when IsNumber(value.GetType()) => new TextView(number.ToString(null, CultureInfo.InvariantCulture), IsNumber: true),
        Exception exception => new TextView(brief ? $"{TypeName.Of(exception.GetType())}: {exception.Message}" : exception.ToString()),
        Type type => new TextView(brief || type.Namespace is null ? TypeName.Of(type) : $"{type.Namespace}.{TypeName.Of(type)}"),
        Delegate callable => new TextView($"{TypeName.Of(callable.GetType())}: {MethodOf(callable)}"),
        MemberInfo or Assembly or Module or ParameterInfo => new TextView(value.ToString() ?? ""),
        Task task => new TextView(TaskForm.Of(task)),
        CancellationToken token => new TextView(token.IsCancellationRequested ? "CancellationToken: cancelled" : token.CanBeCanceled ? "CancellationToken: not cancelled" : "CancellationToken: never cancelled"),
        CancellationTokenSource source => new TextView($"CancellationTokenSource: {(source.IsCancellationRequested ? "cancelled" : "not cancelled")}"),
        Thread thread => new TextView($"Thread {thread.ManagedThreadId.ToString(CultureInfo.InvariantCulture)}{(string.IsNullOrEmpty(thread.Name) ? "" : $" '{thread.Name}'")}: {thread.ThreadState}"),
        Stream stream => new TextView(StreamForm(stream)),
        IHtmlContent => null,
        _ => ByType(value, value.GetType()),
    };

    internal static bool IsPlatform(Type type) => type.Namespace is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal));

    /// <summary>Whether the declared type of a member promises a single short value.</summary>
    internal static bool IsScalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || IsNumber(type) || type == typeof(string) || type == typeof(bool) || type == typeof(char) || type == typeof(Guid)
            || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) || type == typeof(DateOnly) || type == typeof(TimeOnly);
    }

    private static TextView? ByType(object value, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>))
            return new TextView($"{TypeName.Of(type)}: {((bool)type.GetProperty("IsValueCreated")!.GetValue(value)! ? "made" : "not made yet")}");
        if (value is System.Collections.IEnumerable)
            return null;
        if (Array.Find(type.GetInterfaces(), static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } asynchronous)
            return new TextView($"{TypeName.Of(asynchronous)}: read it with await foreach");
        if (value is WaitHandle or SynchronizationContext or TaskScheduler or Lock or Timer)
            return new TextView(TypeName.Of(type));
        // A tuple's own text would lose the members' formatters.
        var isText = IsPlatform(type) && value is not System.Runtime.CompilerServices.ITuple && !IsPair(type)
            && type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);
        if (!isText)
            return null;
        var text = value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString();
        // A ValueTask that has not ended has an empty text.
        return new TextView(text is null or "" && value is not System.Text.StringBuilder ? TypeName.Of(type) : text ?? "");
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static bool IsNumber(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
        || type == typeof(nint) || type == typeof(nuint) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(Half)
        || type.FullName == "System.Numerics.BigInteger";

    private static string MethodOf(Delegate callable) =>
        callable.Method.Name.StartsWith('<') ? "a lambda expression" : callable.Method.Name;

    private static string StreamForm(Stream stream)
    {
        var name = TypeName.Of(stream.GetType());
        var modes = string.Join(", ", new[] { stream.CanRead ? "read" : "", stream.CanWrite ? "write" : "", stream.CanSeek ? "seek" : "" }.Where(mode => mode.Length > 0));
        // The length of a file may need the disk, that of a pipe does not exist.
        return modes.Length == 0 ? $"{name}: closed" : stream is MemoryStream memory
            ? string.Create(CultureInfo.InvariantCulture, $"{name}: {memory.Length:#,0} bytes") : $"{name}: {modes}";
    }
}
