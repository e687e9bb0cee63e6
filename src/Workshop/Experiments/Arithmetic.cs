using System.Runtime.CompilerServices;

namespace Workshop.Experiments;

/// <summary>Work that needs a core and nothing else: no memory, no waiting, no luck.</summary>
internal static class Arithmetic
{
    /// <summary>A chain of steps, each of which needs the one before, so that a core can neither skip nor overlap them.</summary>
    /// <remarks>The factors are Knuth's for a linear congruential generator; nothing depends on them.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static ulong Chain(int steps)
    {
        var value = (ulong)steps;
        for (var i = 0; i < steps; i++)
            value = value * 6364136223846793005 + 1442695040888963407;
        return value;
    }

    /// <summary>How many primes lie from <paramref name="from"/> up to, not including, <paramref name="to"/>; by trial division.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static int CountPrimes(int from, int to)
    {
        var count = 0;
        for (var candidate = Math.Max(from, 2); candidate < to; candidate++)
        {
            var prime = candidate == 2 || candidate % 2 != 0;
            for (var divisor = 3; prime && (long)divisor * divisor <= candidate; divisor += 2)
                prime = candidate % divisor != 0;
            if (prime)
                count++;
        }

        return count;
    }
}
