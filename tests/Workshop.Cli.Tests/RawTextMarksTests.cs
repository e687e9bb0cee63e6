using Workshop.Cli.Execution.Outputs;
using Workshop.Cli.Execution.Protocol;
using Workshop.Scripting;

namespace Workshop.Cli.Tests;

public class RawTextMarksTests
{
    [Fact]
    public void A_marker_that_came_before_the_news_of_the_cells_end_still_counts()
    {
        var marks = new RawTextMarks();
        marks.Note(new RawTextComplete(StandardStream.Out, 1));
        marks.Note(new RawTextComplete(StandardStream.Error, 1));
        marks.Note(new CellEnded(1, CellStatus.Completed, null, null));
        Assert.True(marks.Include(1));
    }

    [Fact]
    public void A_cell_is_read_to_its_end_only_when_both_streams_are()
    {
        var marks = new RawTextMarks();
        marks.Note(new RawTextComplete(StandardStream.Out, 1));
        marks.Note(new RawTextComplete(StandardStream.Error, 1));
        marks.Note(new RawTextComplete(StandardStream.Out, 2));
        Assert.False(marks.Include(2));
    }
}
