using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Workshop.Kernel;

/// <summary>The kernel's own words. Thread-safe. Somebody who sends rubbish without end gets a few lines, not a full disk.</summary>
internal sealed class KernelLog(TextWriter writer)
{
    private const int LinesEachPeriod = 20;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long _periodStart = Stopwatch.GetTimestamp();
    private int _lines;

    internal void Write(string line)
    {
        lock (_gate)
        {
            if (Stopwatch.GetElapsedTime(_periodStart) > Period)
            {
                var dropped = _lines - LinesEachPeriod;
                (_periodStart, _lines) = (Stopwatch.GetTimestamp(), 0);
                if (dropped > 0)
                    Put(string.Create(CultureInfo.InvariantCulture, $"{dropped} more lines like these are left out."));
            }

            if (++_lines <= LinesEachPeriod)
                Put(line);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A log that cannot be written must not end a kernel that works.")]
    private void Put(string line)
    {
        try
        {
            // One line each: a sender must not be able to write lines that look like ours.
            writer.WriteLine($"[course kernel] {line.ReplaceLineEndings(" ")}");
            writer.Flush();
        }
        catch (Exception)
        {
        }
    }
}
