using System.Globalization;

namespace Workshop.Display;

/// <summary>How a single value reads in a table, whatever the machine's language.</summary>
internal static class CellText
{
    internal const string Nothing = "–";

    internal static string Of(object? value, TableColumn column) => value switch
    {
        null => Nothing,
        bool yes => yes ? "yes" : "no",
        double number => Quantity.Number(number),
        float number => Quantity.Number(number),
        TimeSpan span => Quantity.Text(span.TotalNanoseconds, "ns"),
        Enum name => name.ToString(),
        // Process and thread ids are names made of digits: 191570 is found again elsewhere, 191,570 is not.
        IConvertible and IFormattable number when column.IsNumeric && !IsIdentifier(column.Header) => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Nothing,
    };

    private static bool IsIdentifier(string header) =>
        header.Split(' ')[^1] is var last && (last.Equals("id", StringComparison.OrdinalIgnoreCase)
            || last.Equals("pid", StringComparison.OrdinalIgnoreCase)
            || last.Equals("tid", StringComparison.OrdinalIgnoreCase));
}
