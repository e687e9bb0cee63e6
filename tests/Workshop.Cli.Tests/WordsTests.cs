using Workshop.Cli.Usage;

namespace Workshop.Cli.Tests;

public class WordsTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("1.5s", 1500)]
    [InlineData("10m", 600_000)]
    [InlineData("24h", 86_400_000)]
    public void Durations_are_read(string text, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), DurationText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("5")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("1e300h")]
    [InlineData("25h")]
    [InlineData("NaNs")]
    [InlineData("five s")]
    public void What_is_no_duration_is_refused(string text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData("90s", "90s")]
    [InlineData("60s", "1m")]
    [InlineData("1.5s", "1500ms")]
    public void Durations_are_written_in_their_largest_whole_unit(string text, string written) =>
        Assert.Equal(written, DurationText.Format(DurationText.Parse(text)!.Value));

    [Theory]
    [InlineData("biuld", "build")]
    [InlineData("slide", "slides")]
    [InlineData("ruin", "run")]
    [InlineData("kernel", null)]
    public void The_closest_word_is_suggested_only_for_a_slip(string word, string? expected) =>
        Assert.Equal(expected, ClosestWord.To(word, ["build", "run", "slides", "doctor"]));
}
