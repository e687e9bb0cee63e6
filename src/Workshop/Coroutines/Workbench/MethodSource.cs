using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Workshop.Coroutines;

/// <summary>What the portable symbols tell of an async method: the lines of its awaits, its text, and the locals that it does not keep.</summary>
/// <remarks>Read when somebody wants to see it, never while something runs. Safe to use from every thread.</remarks>
internal sealed partial class MethodSource
{
    private static readonly Guid AsyncStepping = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");
    private static readonly ConditionalWeakTable<Type, Lazy<MethodSource?>> Known = [];

    private readonly SequencePoint[] _points;
    private readonly int[] _awaitOffsets;
    private readonly (string Name, int Start, int End)[] _locals;
    private readonly HashSet<string> _kept;
    private readonly string _methodName;

    private MethodSource(Type stateMachine, MetadataReader symbols, MethodDefinitionHandle moveNext)
    {
        var method = symbols.GetMethodDebugInformation(moveNext);
        _points = [.. method.GetSequencePoints().Where(point => !point.IsHidden)];
        _awaitOffsets = ReadAwaits(symbols, moveNext);
        _locals = [.. symbols.GetLocalScopes(moveNext).Select(symbols.GetLocalScope).SelectMany(scope => Locals(symbols, scope))];
        _kept = [.. stateMachine.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => CompilerNames.Variable(field.Name)).OfType<string>()];
        _methodName = CompilerNames.Method(stateMachine);
        var document = _points.Length > 0 ? _points[0].Document : method.Document;
        File = document.IsNil ? null : symbols.GetString(symbols.GetDocument(document).Name);
        AllLines = document.IsNil ? [] : SourceText.Lines(symbols, document);
    }

    /// <summary>The source's file as the compiler was told.</summary>
    internal string? File { get; }

    private IReadOnlyList<string> AllLines { get; }

    /// <summary>Null when the assembly has no symbols that can be found.</summary>
    internal static MethodSource? Of(Type stateMachine) =>
        Known.GetValue(stateMachine, static type => new Lazy<MethodSource?>(() => Read(type))).Value;

    /// <summary>In words: <c>line 14 of Bakery.cs</c>. Null when the symbols do not tell.</summary>
    internal static string? Place(Type stateMachine, int? awaitNumber) =>
        Of(stateMachine) is { } source && source.LineOfAwait(awaitNumber) is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"line {line} of {Path.GetFileName(source.File)}")
            : null;

    /// <summary>The line of an await, counted from 1; that of the method's first statement for null. Null when the symbols do not tell.</summary>
    internal int? LineOfAwait(int? awaitNumber)
    {
        if (_points.Length == 0) return null;
        if (awaitNumber is not { } number) return _points[0].StartLine;
        if (number > _awaitOffsets.Length) return null;
        var offset = _awaitOffsets[number - 1];
        return _points.LastOrDefault(point => point.Offset <= offset) is { StartLine: > 0 } point ? point.StartLine : null;
    }

    /// <summary>The locals that the symbols have in scope at an await, or the text declares above it, and that are not kept over it.</summary>
    internal IReadOnlyList<string> DroppedAt(int? awaitNumber)
    {
        if (awaitNumber is not { } number || number > _awaitOffsets.Length) return [];
        var offset = _awaitOffsets[number - 1];
        var inScope = _locals.Where(local => local.Start <= offset && offset < local.End).Select(local => local.Name);
        // Of a local that lived in a register only, the symbols know nothing; the text does.
        var declared = Lines().Skip(1).TakeWhile(line => line.Number < LineOfAwait(awaitNumber))
            .SelectMany(line => Declaration().Matches(line.Text.Split("//")[0]))
            .Select(match => match.Groups["name"].Value);
        return [.. inScope.Concat(declared).Distinct().Where(name => !_kept.Contains(name))];
    }

    /// <summary>The method's lines with their numbers; empty when the text is not to be had.</summary>
    internal IReadOnlyList<SourceLine> Lines()
    {
        if (_points.Length == 0 || AllLines.Count == 0) return [];
        var first = _points.Min(point => point.StartLine);
        var last = Math.Min(_points.Max(point => point.EndLine), AllLines.Count);
        // The first point is in the body; the head stands a few lines above, the closing bracket perhaps below.
        for (var line = first; line >= Math.Max(1, first - 4); line--)
        {
            if (!AllLines[line - 1].Contains($"{_methodName}(", StringComparison.Ordinal) && !AllLines[line - 1].Contains($"{_methodName}<", StringComparison.Ordinal)) continue;
            first = line;
            break;
        }

        // Symbols of optimised code do not reach the closing bracket.
        if (last < AllLines.Count && AllLines[last].Trim() is "}" or "};" && Indent(AllLines[last]) == Indent(AllLines[first - 1])) last++;
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(line => new SourceLine(line, AllLines[line - 1]))];
    }

    // "var total = …", "int total = …", "List<int>? totals = …": not "total = …", and not "a == b".
    [GeneratedRegex(@"(?:^\s*|[;{(]\s*)(?!return\b|await\b|throw\b|else\b)(?:[A-Za-z_][\w.]*(?:<[^=;]*>)?(?:\[\])?\??)\s+(?<name>[A-Za-z_]\w*)\s*=(?![=>])")]
    private static partial Regex Declaration();

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static MethodSource? Read(Type stateMachine)
    {
        try
        {
            using var symbols = AssemblySymbols.Open(stateMachine.Assembly);
            if (symbols?.GetMetadataReader() is not { } reader) return null;
            var definition = stateMachine.IsGenericType ? stateMachine.GetGenericTypeDefinition() : stateMachine;
            var moveNext = definition.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            return moveNext is null ? null : new MethodSource(definition, reader, (MethodDefinitionHandle)MetadataTokens.Handle(moveNext.MetadataToken));
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null; // Symbols are a help to the reader; without them the rest is shown.
        }
    }

    // The blob: the offset of a catch handler, then for each await, in the order of the states, the offset at which the method stops,
    // the one at which it goes on, and the method of the latter.
    private static int[] ReadAwaits(MetadataReader symbols, MethodDefinitionHandle moveNext)
    {
        foreach (var handle in symbols.GetCustomDebugInformation(moveNext))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != AsyncStepping) continue;
            var blob = symbols.GetBlobReader(information.Value);
            blob.ReadUInt32();
            var offsets = new List<int>();
            while (blob.RemainingBytes > 0)
            {
                offsets.Add((int)blob.ReadUInt32());
                blob.ReadUInt32();
                blob.ReadCompressedInteger();
            }

            return [.. offsets];
        }

        return [];
    }

    private static ImmutableArray<(string Name, int Start, int End)> Locals(MetadataReader symbols, LocalScope scope) =>
        [.. scope.GetLocalVariables()
            .Select(symbols.GetLocalVariable)
            .Where(local => (local.Attributes & LocalVariableAttributes.DebuggerHidden) == 0)
            .Select(local => (symbols.GetString(local.Name), scope.StartOffset, scope.EndOffset))];
}
