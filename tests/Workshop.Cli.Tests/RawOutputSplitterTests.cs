using System.Text;
using Workshop.Cli.Execution.Outputs;
using Workshop.Cli.Execution.Protocol;
using Workshop.Scripting;

namespace Workshop.Cli.Tests;

public class RawOutputSplitterTests
{
    private const string Secret = "5ec7e7";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Text_and_markers_are_told_apart_however_the_bytes_arrive(int bytesAtATime)
    {
        var text = $"grüße{RawOutputSplitter.Marker(Secret, 1)}a\u001eb\u001e{Secret}c{RawOutputSplitter.Marker(Secret, 12)}rest";
        Assert.Equal("grüße|1|a\u001eb\u001e5ec7e7c|12|rest", Split(Encoding.UTF8.GetBytes(text), bytesAtATime));
    }

    [Theory]
    [InlineData("\u001e")]
    [InlineData("\u001e5ec7e7:4")]
    public void A_marker_that_never_ends_is_text_at_the_end(string text) =>
        Assert.Equal(text, Split(Encoding.UTF8.GetBytes(text), 1));

    [Fact]
    public void Bytes_that_are_no_characters_do_not_swallow_the_marker() =>
        Assert.Equal("\ufffd|3|", Split([0xC3, .. Encoding.UTF8.GetBytes(RawOutputSplitter.Marker(Secret, 3))], 1));

    private static string Split(byte[] bytes, int bytesAtATime)
    {
        var result = new StringBuilder();
        var splitter = new RawOutputSplitter(StandardStream.Out, Secret, happened => result.Append(happened switch
        {
            RawTextWritten written => written.Text,
            RawTextComplete complete => $"|{complete.Cell}|",
            _ => throw new InvalidOperationException(happened.ToString()),
        }));
        foreach (var chunk in bytes.Chunk(bytesAtATime))
            splitter.Take(chunk);
        splitter.Take([]);
        return result.ToString();
    }
}
