namespace Workshop.Display;

/// <summary>A small table for people: a caption, columns and rows of text. Shown as HTML and as aligned plain text.</summary>
/// <remarks>Immutable, so safe to share between threads. The values are read once, when the table is made.</remarks>
public sealed class Table
{
    internal Table(string? caption, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Caption = caption;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>What the table shows, or null.</summary>
    public string? Caption { get; }

    /// <summary>The columns, from left to right.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows, from top to bottom: one text a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Makes a table of records: a row each.</summary>
    /// <param name="rows">The records. Read once.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="columns">
    /// The columns to show. Without any: every public property, in the order of declaration,
    /// or the values themselves when the records are numbers, texts and the like.
    /// </param>
    public static Table Of<T>(IEnumerable<T> rows, string? caption = null, params (string Header, Func<T, object?> Value)[] columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        var chosen = columns.Length > 0 ? columns : RecordColumns.Of<T>();
        var values = rows.Select(row => chosen.Select(column => column.Value(row)).ToArray()).ToArray();
        var shown = chosen
            .Select((column, index) => new TableColumn(column.Header, values.Length > 0 && values.All(row => IsNumberLike(row[index]))))
            .ToArray();
        var texts = values.Select(row => row.Select((value, index) => CellText.Of(value, shown[index])).ToArray()).ToArray();
        return new Table(caption, shown, texts);
    }

    /// <summary>The table as aligned plain text.</summary>
    public override string ToString() => TableText.Of(this);

    private static bool IsNumberLike(object? value) =>
        value is null or TimeSpan or Amount || value is IConvertible convertible && convertible.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal;
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Header">The text above the column.</param>
/// <param name="IsNumeric">Whether the column holds numbers, which line up on the right.</param>
public sealed record TableColumn(string Header, bool IsNumeric);
