using System.Text.Json;

namespace Workshop.Tests.Tracing;

/// <summary>A check that finds nothing is worth something only if it finds what is wrong.</summary>
public class ChromeTraceFormatTests
{
    private const string Process = """{"ph":"M","name":"process_name","ts":0,"pid":1,"tid":0,"args":{"name":"p"}}""";
    private const string Slice = """{"ph":"X","name":"a","ts":10,"dur":10.5,"pid":1,"tid":2}""";
    private const string ArrowBegin = """{"ph":"s","name":"w","cat":"w","id":1,"ts":11,"pid":1,"tid":2}""";
    private const string ArrowEnd = """{"ph":"f","name":"w","cat":"w","id":1,"ts":12,"pid":1,"tid":2,"bp":"e"}""";

    [Theory]
    [InlineData(Slice)]
    [InlineData(Slice, ArrowBegin, ArrowEnd)]
    [InlineData(Slice, """{"ph":"X","name":"inside","ts":10,"dur":10.5,"pid":1,"tid":2}""", """{"ph":"X","name":"beside","ts":20.5,"dur":1,"pid":1,"tid":2}""")]
    [InlineData("""{"ph":"b","name":"o","cat":"c","id":"0x1","ts":1,"pid":1,"tid":1}""", """{"ph":"b","name":"i","cat":"c","id":"0x1","ts":2,"pid":1,"tid":1}""", """{"ph":"e","name":"i","cat":"c","id":"0x1","ts":3,"pid":1,"tid":1}""", """{"ph":"e","name":"o","cat":"c","id":"0x1","ts":4,"pid":1,"tid":1}""")]
    [InlineData("""{"ph":"i","name":"m","ts":1,"pid":1,"tid":1,"s":"t"}""", """{"ph":"C","name":"c","ts":1,"pid":1,"tid":0,"args":{"a":1}}""")]
    public void What_the_description_allows_is_allowed(params string[] events) => Assert.Empty(Check(events));

    [Theory]
    [InlineData("Unknown phase", """{"ph":"Q","name":"a","ts":1,"pid":1,"tid":1}""")]
    [InlineData("ts is missing", """{"ph":"i","name":"a","pid":1,"tid":1}""")]
    [InlineData("dur is missing", """{"ph":"X","name":"a","ts":1,"pid":1,"tid":1}""")]
    [InlineData("dur has the wrong", """{"ph":"X","name":"a","ts":1,"dur":-1,"pid":1,"tid":1}""")]
    [InlineData("ts has the wrong", """{"ph":"i","name":"a","ts":"1","pid":1,"tid":1}""")]
    [InlineData("tid has the wrong", """{"ph":"i","name":"a","ts":1,"pid":1,"tid":"worker"}""")]
    [InlineData("pid has the wrong", """{"ph":"i","name":"a","ts":1,"pid":1.5,"tid":1}""")]
    [InlineData("ts stands twice", """{"ph":"i","name":"a","ts":1,"ts":1,"pid":1,"tid":1}""")]
    [InlineData("dur does not belong", """{"ph":"i","name":"a","ts":1,"dur":1,"pid":1,"tid":1}""")]
    [InlineData("s has the wrong", """{"ph":"i","name":"a","ts":1,"pid":1,"tid":1,"s":"x"}""")]
    [InlineData("Unknown metadata", """{"ph":"M","name":"thread","ts":0,"pid":1,"tid":1,"args":{"name":"a"}}""")]
    [InlineData("name is missing or no", """{"ph":"M","name":"thread_name","ts":0,"pid":1,"tid":1,"args":{"nam":"a"}}""")]
    [InlineData("sort_index is missing or no", """{"ph":"M","name":"thread_sort_index","ts":0,"pid":1,"tid":1,"args":{"sort_index":"1"}}""")]
    [InlineData("Given twice", Process)]
    [InlineData("A process without a name", """{"ph":"i","name":"a","ts":1,"pid":2,"tid":1}""")]
    [InlineData("crosses", Slice, """{"ph":"X","name":"b","ts":15,"dur":5.501,"pid":1,"tid":2}""")]
    [InlineData("An end without a beginning", """{"ph":"E","name":"a","ts":1,"pid":1,"tid":1}""")]
    [InlineData("A beginning without an end", """{"ph":"B","name":"a","ts":1,"pid":1,"tid":1}""")]
    [InlineData("An async end without", """{"ph":"e","name":"a","cat":"c","id":1,"ts":1,"pid":1,"tid":1}""")]
    [InlineData("An async beginning without", """{"ph":"b","name":"a","cat":"c","id":1,"ts":1,"pid":1,"tid":1}""")]
    [InlineData("Async events cross", """{"ph":"b","name":"a","cat":"c","id":1,"ts":1,"pid":1,"tid":1}""", """{"ph":"b","name":"b","cat":"c","id":1,"ts":2,"pid":1,"tid":1}""", """{"ph":"e","name":"a","cat":"c","id":1,"ts":3,"pid":1,"tid":1}""", """{"ph":"e","name":"b","cat":"c","id":1,"ts":4,"pid":1,"tid":1}""")]
    [InlineData("An arrow of the parts s.", Slice, ArrowBegin)]
    [InlineData("An arrow of the parts f.", Slice, ArrowEnd)]
    [InlineData("An arrow of the parts sff.", Slice, ArrowBegin, ArrowEnd, ArrowEnd)]
    [InlineData("An arrow of the parts fs.", Slice, """{"ph":"s","name":"w","cat":"w","id":1,"ts":13,"pid":1,"tid":2}""", ArrowEnd)]
    [InlineData("outside of all slices", ArrowBegin, ArrowEnd)]
    [InlineData("bp has the wrong", Slice, ArrowBegin, """{"ph":"f","name":"w","cat":"w","id":1,"ts":12,"pid":1,"tid":2,"bp":"s"}""")]
    [InlineData("no number", """{"ph":"C","name":"c","ts":1,"pid":1,"tid":0,"args":{"a":"1"}}""")]
    [InlineData("changes its series", """{"ph":"C","name":"c","ts":1,"pid":1,"tid":0,"args":{"a":1}}""", """{"ph":"C","name":"c","ts":2,"pid":1,"tid":0,"args":{"b":1}}""")]
    public void What_it_does_not_allow_is_found(string complaint, params string[] events) =>
        Assert.Contains(Check(events), found => found.Contains(complaint, StringComparison.Ordinal));

    [Theory]
    [InlineData("[]", "no object")]
    [InlineData("""{"displayTimeUnit":"ns"}""", "traceEvents is no array")]
    [InlineData("""{"traceEvents":[],"displayTimeUnit":"us"}""", "neither ns nor ms")]
    [InlineData("""{"traceEvents":[],"more":1}""", "unknown member")]
    public void A_file_of_another_form_is_refused(string file, string complaint)
    {
        using var json = JsonDocument.Parse(file);
        Assert.Contains(complaint, Assert.Single(ChromeTraceFormat.Check(json.RootElement)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Check(string[] events)
    {
        using var json = JsonDocument.Parse($$"""{"displayTimeUnit":"ns","traceEvents":[{{string.Join(',', events.Prepend(Process))}}]}""");
        return ChromeTraceFormat.Check(json.RootElement);
    }
}
