using System.Globalization;
using System.Text.Json;

namespace Workshop.Scripting.Directives;

/// <summary>The C# cells of a file that a cell imports.</summary>
internal static class ImportedFile
{
    /// <summary>Whether the file holds cells, so that it cannot be handed to the compiler whole.</summary>
    internal static bool IsNotebook(string file) => Path.GetExtension(file).ToUpperInvariant() is ".IPYNB" or ".DIB";

    /// <summary>Reads a file's cells, in order. Each knows the file and its place in it by its origin.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="file">The file as the reader wrote it.</param>
    /// <param name="cellNumber">The importing cell.</param>
    /// <param name="place">The directive, for error messages.</param>
    internal static IReadOnlyList<Cell> Read(string path, string file, int cellNumber, SourcePlace place)
    {
        var extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is not (".CS" or ".CSX" or ".IPYNB" or ".DIB"))
            throw new DirectiveException(place, $"'{file}' is no file to import: .cs, .csx, .ipynb and .dib are.");
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException(
                place,
                File.Exists(path) ? $"'{file}' cannot be read: {exception.Message}"
                : $"'{file}' does not exist in {Path.GetDirectoryName(path)}. Paths start at the notebook's folder.");
        }

        if (extension is ".CS" or ".CSX")
            return [new Cell(cellNumber, text) { Origin = path }];
        List<Cell> cells;
        try
        {
            cells = [.. (extension == ".DIB" ? DibFile.CSharpCells(text) : IpynbFile.CSharpCells(text)).Select(cell => new Cell(cellNumber, cell.Source)
            {
                Origin = $"{Path.GetFileName(path)}, cell {cell.Number.ToString(CultureInfo.InvariantCulture)}",
            })];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DirectiveException(place, $"'{file}' is not a notebook: {exception.Message}");
        }

        return cells.Count > 0 ? cells : throw new DirectiveException(place, $"'{file}' has no C# cell.");
    }
}
