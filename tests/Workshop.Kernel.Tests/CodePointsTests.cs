using Workshop.Kernel.Protocol;

namespace Workshop.Kernel.Tests;

public class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("🍞a", 1, 2)]
    [InlineData("🍞a", 2, 3)]
    [InlineData("é🍞🍞x", 3, 5)]
    public void A_position_is_found_both_ways(string text, int codePoints, int index)
    {
        Assert.Equal(index, CodePoints.ToIndex(text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromIndex(text, index));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(99, 3)]
    public void A_position_outside_is_moved_to_the_nearer_end(int codePoints, int index) =>
        Assert.Equal(index, CodePoints.ToIndex("🍞a", codePoints));
}
