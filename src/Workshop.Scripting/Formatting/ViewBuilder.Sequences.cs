using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Display;

namespace Workshop.Scripting.Formatting;

internal sealed partial class ViewBuilder
{
    private View Sequence(IEnumerable sequence)
    {
        var name = TypeName.OfSequence(sequence.GetType());
        if (sequence is Array { Rank: 2 } matrix)
            return Matrix(name, matrix);
        var (items, rest) = Take(sequence);
        if (items.Count == 0)
            return new ListView([], rest);
        var rows = items.Select(RowOf).ToArray();
        if (Array.TrueForAll(rows, static row => row is [("", TextView or ListView or CustomView { Html: null })]))
            return new ListView([.. rows.Select(static row => row[0].Value)], rest);

        var columns = rows.SelectMany(static row => row.Select(static member => member.Name)).Distinct().ToArray();
        var table = rows.Select(row => (IReadOnlyList<View?>)[.. columns.Select(column => row.FirstOrDefault(member => member.Name == column).Value)]);
        return new TableView(name, [.. columns.Select(static column => column.Length == 0 ? "Value" : column)], [.. table], rest);
    }

    /// <summary>An element as named views; a value without members has one, without a name.</summary>
    private List<(string Name, View Value)> RowOf(object? item)
    {
        if (item is null || IsSingle(item))
            return [("", Of(item))];
        if (Entries(item) is { } entries)
            return Inside(item, () => [.. entries.Select(entry => (entry.Key, Of(entry.Value)))]);
        _left--;
        var members = Inside(item, () => MembersOf(item));
        return members.Count > 0 ? members : [("", new TextView(Summary(item)))];
    }

    [SuppressMessage("Design", "CA1031", Justification = "What throws here throws again when it is shown, and is told there.")]
    private bool IsSingle(object item)
    {
        try
        {
            return _left <= 0 || _path.Count >= Formatter.RecursionLimit || _path.Exists(outer => ReferenceEquals(outer, item))
                || _custom.Of(item) is not null || item is IHtmlContent || MimeContent.Of(item) is not null || ShortForm.Of(item, brief: true) is not null
                || item is IEnumerable && Entries(item) is null;
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return true;
        }
    }

    // A dictionary by names is a row; any other is a sequence of pairs.
    private static IEnumerable<KeyValuePair<string, object?>>? Entries(object item) => item switch
    {
        IDictionary<string, object?> named => named.Take(Formatter.ListExpansionLimit),
        IDictionary other when other.Keys.Cast<object>().All(static key => key is string) =>
            other.Keys.Cast<string>().Take(Formatter.ListExpansionLimit).Select(key => KeyValuePair.Create(key, other[key])),
        _ => null,
    };

    private List<(string Name, View Value)> Inside(object item, Func<List<(string Name, View Value)>> read)
    {
        _path.Add(item);
        try
        {
            return read();
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A sequence of the reader's that throws half-way must not hide its first elements.")]
    private static (List<object?> Items, string? More) Take(IEnumerable sequence)
    {
        var items = new List<object?>();
        try
        {
            var limit = Formatter.ListExpansionLimit;
            foreach (var item in sequence)
            {
                // One more is asked for, never all: a query may be endless.
                if (items.Count == limit)
                    return (items, Counted(sequence) is { } count ? $"{More(count - limit)} more" : $"first {More(limit)} of ?");
                items.Add(item);
            }

            return (items, null);
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            return (items, Members.Failure(exception).Text);
        }
    }

    private static int? Counted(IEnumerable sequence)
    {
        if (sequence is ICollection collection)
            return collection.Count;
        var counted = Array.Find(sequence.GetType().GetInterfaces(), static face => face.IsGenericType
            && (face.GetGenericTypeDefinition() == typeof(ICollection<>) || face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)));
        return (int?)counted?.GetProperty("Count")!.GetValue(sequence);
    }

    private TableView Matrix(string name, Array matrix)
    {
        var limit = Formatter.ListExpansionLimit;
        var (firstRow, firstColumn) = (matrix.GetLowerBound(0), matrix.GetLowerBound(1));
        var (height, width) = (matrix.GetLength(0), matrix.GetLength(1));
        var rows = Enumerable.Range(firstRow, Math.Min(limit, height)).Select(row =>
            (IReadOnlyList<View?>)[.. Enumerable.Range(firstColumn, Math.Min(limit, width)).Select(column => (View?)Of(matrix.GetValue(row, column)))]).ToArray();
        var rest = height > limit || width > limit ? $"first {Math.Min(limit, height)} × {Math.Min(limit, width)} of {More(height)} × {More(width)}" : null;
        return new TableView(name, [.. Enumerable.Range(firstColumn, Math.Min(limit, width)).Select(column => column.ToString(CultureInfo.InvariantCulture))], rows, rest);
    }

    private static string More(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
