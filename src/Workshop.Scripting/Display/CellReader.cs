using Workshop.Scripting.Execution;

namespace Workshop.Scripting.Display;

/// <summary>What <see cref="Console.In"/> is while an engine lives.</summary>
/// <remarks>The input of a notebook has no end: <see cref="ReadToEnd"/> asks until the answer is an empty line, and
/// <see cref="Peek"/> sees only what was answered already.</remarks>
internal sealed class CellReader(TextReader outsideCells) : TextReader
{
    public override string? ReadLine() => Input is { } input ? input.ReadLine() : outsideCells.ReadLine();

    public override int Read() => Input is { } input ? input.Read() : outsideCells.Read();

    public override int Peek() => Input is { } input ? input.Peek() : outsideCells.Peek();

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer) => Input is { } input ? input.Read(buffer) : outsideCells.Read(buffer);

    public override string ReadToEnd() => Input is { } input ? input.ReadToEmptyLine() : outsideCells.ReadToEnd();

    private static CellInput? Input => CellExecution.Current?.Input;
}
