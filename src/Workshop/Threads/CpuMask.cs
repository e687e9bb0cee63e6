using System.Numerics;

namespace Workshop.Threads;

/// <summary>A set of cores in the layout that operating systems use. Immutable.</summary>
/// <remarks>
/// Bit <c>i % 64</c> of word <c>i / 64</c> stands for core <c>i</c>. On Windows a word is a processor group,
/// which holds 64 cores at most, so one layout serves both systems.
/// </remarks>
internal sealed class CpuMask
{
    internal const int CoresPerWord = 64;

    private readonly ulong[] _words;

    private CpuMask(ulong[] words) => _words = words;

    internal ReadOnlySpan<ulong> Words => _words;

    internal int Count => _words.Sum(BitOperations.PopCount);

    internal static CpuMask FromWords(ReadOnlySpan<ulong> words) => new(words.ToArray());

    /// <summary>A mask of these cores, each of which is 0 or more.</summary>
    internal static CpuMask Of(params IEnumerable<int> cores)
    {
        var words = new ulong[1];
        foreach (var core in cores)
        {
            if (core / CoresPerWord >= words.Length)
                Array.Resize(ref words, core / CoresPerWord + 1);
            words[core / CoresPerWord] |= 1UL << (core % CoresPerWord);
        }

        return new(words);
    }

    internal bool Contains(int core) =>
        core >= 0 && core / CoresPerWord < _words.Length && (_words[core / CoresPerWord] >> (core % CoresPerWord) & 1) == 1;

    /// <summary>The cores, in ascending order.</summary>
    internal int[] ToCores() => [.. Enumerable.Range(0, _words.Length * CoresPerWord).Where(Contains)];
}
