namespace Workshop.Display.Tests;

public class TableTests
{
    private sealed record Cost(string Kind, Amount StartCost, int Count, int Pid, bool Crashed, TimeSpan? Took);

    private static readonly Cost[] Costs =
    [
        new("process", new Amount(1.2e6, "ns"), 10_000, 191570, true, TimeSpan.FromMilliseconds(1.5)),
        new("thread", new Amount(61_000, "ns"), 7, 3, false, null),
    ];

    [Fact]
    public void Records_show_all_their_properties_in_order_whatever_the_machine_s_language()
    {
        using var culture = new CommaCulture();
        var table = Table.Of(Costs, "What one more costs");
        Assert.Equal(["Kind", "Start cost", "Count", "Pid", "Crashed", "Took"], table.Columns.Select(column => column.Header));
        Assert.Equal(["process", "1.2 ms", "10,000", "191570", "yes", "1.5 ms"], table.Rows[0]);
        Assert.Equal(["thread", "61 µs", "7", "3", "no", "–"], table.Rows[1]);
    }

    [Fact]
    public void Chosen_columns_replace_the_properties()
    {
        var table = Table.Of(Costs, null, ("what", cost => cost.Kind), ("half", cost => cost.Count / 2.0));
        Assert.Equal(["what", "half"], table.Columns.Select(column => column.Header));
        Assert.Equal(["process", "5,000"], table.Rows[0]);
        Assert.Equal(["thread", "3.5"], table.Rows[1]);
    }

    [Fact]
    public void Plain_values_and_nameless_records_make_tables_too()
    {
        Assert.Equal(["Value"], Table.Of([1, 2]).Columns.Select(column => column.Header));
        Assert.Equal(["Core", "Ns"], Table.Of([new { Core = 1, Ns = 2.5 }]).Columns.Select(column => column.Header));
        Assert.Equal(["1", "a"], Table.Of([(1, "a")]).Rows[0]);
        Assert.Empty(Table.Of(Array.Empty<Cost>()).Rows);
    }

    [Fact]
    public void The_text_lines_up_with_numbers_on_the_right() => Assert.Equal(
        """
        Costs
        Kind       Count
        ───────  ───────
        process  122 KiB
        thread       1 B
        """.ReplaceLineEndings("\n"),
        Table.Of([("process", new Amount(124_928, "B")), ("thread", new Amount(1, "B"))], "Costs", ("Kind", row => row.Item1), ("Count", row => row.Item2)).ToString());

    [Fact]
    public void The_html_has_caption_scopes_and_numbers_on_the_right()
    {
        var html = Html.Parse(TableHtml.Of(Table.Of(Costs, "What one more costs")));
        Assert.Equal("What one more costs", html.QuerySelector("caption")!.TextContent);
        Assert.All(html.QuerySelectorAll("th"), header => Assert.Equal("col", header.GetAttribute("scope")));
        Assert.Equal(12, html.QuerySelectorAll("tbody td").Length);
        Assert.Contains("text-align:left", html.QuerySelectorAll("td")[0].GetAttribute("style")!, StringComparison.Ordinal);
        Assert.Contains("text-align:right", html.QuerySelectorAll("td")[1].GetAttribute("style")!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_in_a_cell_a_header_or_the_caption_stays_text()
    {
        const string Script = "<script>alert(1)</script>";
        var html = TableHtml.Of(Table.Of([Script], Script, (Script, text => text)));
        Assert.Empty(Html.Parse(html).QuerySelectorAll("script"));
        Assert.Equal(Script, Html.Parse(html).QuerySelector("td")!.TextContent);
        Html.FetchesNothing(html);
    }
}
