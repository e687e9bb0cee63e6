using System.Diagnostics;
using System.Globalization;
using Workshop.Bench.Running;
using Workshop.Coroutines;
using Workshop.Measurement;
using Workshop.Scripting;

namespace Workshop.Bench.Benchmarks;

/// <summary>The first million switches of a fresh process, beside as many when it is warm: what a reader sees who measures once.</summary>
internal static class FirstMillionBenchmarks
{
    private const int Million = 1_000_000;

    // The same as Program, in a cell. It ends in the ticks.
    private const string Cell =
        """
        #r "Workshop.dll"
        using System.Diagnostics;
        using Workshop.Coroutines;

        async Coroutine<long> Time()
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 1; i < 100; i++) _ = CooperativeScheduler.Current.Start(Yields());
            await CooperativeScheduler.Current.Start(Yields());
            return Stopwatch.GetTimestamp() - start;
        }

        async Coroutine Yields()
        {
            for (var i = 0; i < 10_000; i++) await Coroutine.Yield();
        }

        var floor = new CooperativeScheduler(pinned: true);
        var ticks = floor.Run(Time());
        floor.Dispose();
        ticks.ToString()
        """;

    internal static IReadOnlyList<Benchmark> All { get; } =
    [
        new("coroutine-first-million", "the first million yields of a process, in a notebook's cell, beside later ones",
            new ManagedSide("cell", InCell), Later, Target.AtMost(2), CoreUse.One),
        new("coroutine-first-million-program", "the same in a program, whose coroutines start in the JIT's quick first version",
            new ManagedSide("program", InProgram), Later, Target.AtMost(2), CoreUse.One),
    ];

    private static ManagedSide Later => new("later", settings => CoroutineBenchmarks.YieldAmong(100, 1, settings));

    private static Measurement.Measurement InCell(SideSettings settings)
    {
        using var engine = new CSharpEngine(AppContext.BaseDirectory);
        var cell = engine.ExecuteAsync(new Scripting.Cell(1, Cell), new Unread()).GetAwaiter().GetResult();
        if (cell.Error is { } error)
            throw new CannotMeasureException($"the cell failed: {error.Message}");
        return Once(long.Parse(cell.Value!["text/plain"], CultureInfo.InvariantCulture), settings);
    }

    private static Measurement.Measurement InProgram(SideSettings settings)
    {
        using var floor = new CooperativeScheduler(pinned: true);
        return Once(floor.Run(Time()), settings);

        static async Coroutine<long> Time()
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 1; i < 100; i++) _ = CooperativeScheduler.Current!.Start(Yields());
            await CooperativeScheduler.Current!.Start(Yields());
            return Stopwatch.GetTimestamp() - start;
        }

        static async Coroutine Yields()
        {
            for (var i = 0; i < Million / 100; i++) await Coroutine.Yield();
        }
    }

    // Once is all there is: five equal samples are what the report asks for.
    private static Measurement.Measurement Once(long elapsed, SideSettings settings) =>
        Measure.Record("first million", () => elapsed, Million, settings.Options);

    private sealed class Unread : ICellOutput
    {
        public void Write(StandardStream stream, string text)
        {
        }

        public void Display(MimeBundle value, string? displayId)
        {
        }

        public void Update(string displayId, MimeBundle value)
        {
        }

        public void Clear(bool wait)
        {
        }
    }
}
