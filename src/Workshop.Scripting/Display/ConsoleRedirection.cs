using System.Text;
using Workshop.Scripting.Execution;

namespace Workshop.Scripting.Display;

/// <summary>While one is open, <see cref="Console.Out"/> and <see cref="Console.Error"/> lead to the cell that writes, and
/// <see cref="Console.In"/> to whoever answers the cell that reads.</summary>
internal static class ConsoleRedirection
{
    private static readonly Lock Gate = new();
    private static int s_open;
    private static TextWriter? s_out;
    private static TextWriter? s_error;
    private static TextReader? s_in;

    internal static IDisposable Begin()
    {
        lock (Gate)
        {
            if (s_open++ == 0)
            {
                (s_out, s_error, s_in) = (Console.Out, Console.Error, Console.In);
                Console.SetOut(new CellWriter(StandardStream.Out, s_out));
                Console.SetError(new CellWriter(StandardStream.Error, s_error));
                Console.SetIn(new CellReader(s_in));
            }
        }

        return new End();
    }

    private sealed class End : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0)
                return;
            lock (Gate)
            {
                if (--s_open == 0)
                {
                    Console.SetOut(s_out!);
                    Console.SetError(s_error!);
                    Console.SetIn(s_in!);
                }
            }
        }
    }

    private sealed class CellWriter(StandardStream stream, TextWriter outsideCells) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

        public override void Write(string? value)
        {
            if (CellExecution.Current is { } cell)
                cell.Output.Write(stream, value ?? "");
            else
                outsideCells.Write(value);
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine() => Write("\n");
    }
}
