using Microsoft.Extensions.Time.Testing;

namespace Workshop.Display.Tests;

public class ProgressTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_bar_moves_in_place_at_most_ten_times_a_second_and_ends_where_it_came()
    {
        var notebook = new RecordingDisplay();
        using (DisplayHost.Use(notebook))
        {
            using var progress = Progress.Show("Baking", 4, _time);
            progress.Report(1);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            progress.Report(2);
            progress.Report(3);
            progress.Report(4);
        }
        Assert.Equal([new ProgressState("Baking", 0, 4, false)], notebook.Shown);
        Assert.Equal([new ProgressState("Baking", 2, 4, false), new ProgressState("Baking", 4, 4, true)], notebook.Updates);
    }

    [Fact]
    public void Where_nothing_moves_a_first_and_a_last_line_are_shown()
    {
        var notebook = new RecordingDisplay(canUpdate: false);
        using (DisplayHost.Use(notebook))
        {
            using var progress = Progress.Show("Baking", 4, _time);
            _time.Advance(TimeSpan.FromSeconds(1));
            progress.Report(3);
        }
        Assert.Equal(["Baking: 0 of 4", "Baking: stopped at 3 of 4"], notebook.Shown.Select(state => state.ToString()!));
        Assert.Empty(notebook.Updates);
    }

    [Fact]
    public void What_is_reported_after_the_end_or_beyond_the_ends_changes_nothing_more()
    {
        var notebook = new RecordingDisplay();
        using (DisplayHost.Use(notebook))
        {
            var progress = Progress.Show("Baking", 4, _time);
            progress.Report(9);
            progress.Dispose();
            progress.Dispose();
            progress.Report(1);
        }
        Assert.Equal([new ProgressState("Baking", 4, 4, true)], notebook.Updates);
    }

    [Fact]
    public void The_bar_is_named_and_its_label_escaped()
    {
        var html = new ProgressState("<b>Baking</b>", 3, 4, false).ToHtml();
        var bar = Html.Parse(html).QuerySelector("progress")!;
        Assert.Equal("<b>Baking</b>", bar.GetAttribute("aria-label"));
        Assert.Equal("3", bar.GetAttribute("value"));
        Html.FetchesNothing(html);
    }

    [Fact]
    public void Nothing_to_do_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Progress.Show("Baking", 0));
}
