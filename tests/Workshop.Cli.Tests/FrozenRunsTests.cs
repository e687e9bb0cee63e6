using Workshop.Cli.Execution;
using Workshop.Cli.Freezing;
using Workshop.Cli.Selection;
using Workshop.Notebooks;
using Workshop.Scripting;

namespace Workshop.Cli.Tests;

public sealed class FrozenRunsTests : IDisposable
{
    private static readonly ExecutionLimits Limits = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
    private static readonly RunRecord Run = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "an oven");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_kept_run_comes_back_with_its_outputs_and_the_date_of_the_run()
    {
        Keep("1 + 1", "2");
        var found = Find();
        Assert.NotNull(found);
        Assert.Equal("2", Text(found));
        Assert.Equal(Run.Date, found.FrozenSince);
        Assert.Equal(Run, RunRecord.Of(found.Executed));
    }

    [Fact]
    public void Changed_code_is_executed_again()
    {
        Keep("1 + 1", "2");
        _folder.Notebook("1 + 2");
        Assert.Null(Find());
    }

    [Fact]
    public void Changed_prose_takes_the_outputs_into_the_new_text()
    {
        Keep("1 + 1", "2");
        _folder.Write("lesson.ipynb", new NotebookCell(CellKind.Markdown, "New prose", "prose"), TemporaryFolder.Code(0, "1 + 1", "slide"));
        var found = Find();
        Assert.NotNull(found);
        Assert.Equal("New prose", found.Executed.Cells[0].Source);
        Assert.Equal(["slide"], found.Executed.Cells[1].Tags);
        Assert.Equal("2", Text(found));
    }

    [Theory]
    [InlineData("#load \"dough.csx\"", "dough.csx")]
    [InlineData("#r \"dough.dll\"", "dough.dll")]
    [InlineData("var a = \"\\\"\" + File.ReadAllText(\"dough.csv\");", "dough.csv")]
    [InlineData("#!import dough.cs", "dough.cs")]
    public void A_change_of_a_file_that_the_code_names_executes_it_again(string code, string name)
    {
        File.WriteAllText(_folder.File(name), "flour");
        Keep(code, "risen");
        Assert.NotNull(Find());
        File.WriteAllText(_folder.File(name), "flour and water");
        Assert.Null(Find());
    }

    [Fact]
    public void A_change_of_a_file_that_a_loaded_script_loads_executes_it_again()
    {
        File.WriteAllText(_folder.File("dough.csx"), "#load \"yeast.csx\"");
        File.WriteAllText(_folder.File("yeast.csx"), "1");
        Keep("#load \"dough.csx\"", "risen");
        File.WriteAllText(_folder.File("yeast.csx"), "12");
        Assert.Null(Find());
    }

    [Fact]
    public void A_change_beside_a_referenced_assembly_executes_it_again()
    {
        Directory.CreateDirectory(_folder.File("bakery"));
        File.WriteAllText(_folder.File("bakery/oven.dll"), "oven");
        File.WriteAllText(_folder.File("bakery/fire.dll"), "fire");
        Keep("#r \"bakery/oven.dll\"", "hot");
        File.WriteAllText(_folder.File("bakery/fire.dll"), "embers");
        Assert.Null(Find());
    }

    [Fact]
    public void Other_limits_execute_it_again()
    {
        Keep("1 + 1", "2");
        Assert.Null(Find(Limits with { Cell = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public void A_run_that_failed_is_not_kept()
    {
        Keep("1 + 1", "2", run => run with { Failure = new CellFailure(1, "1 + 1", new CellError("Burnt", "black", [])) });
        Assert.Null(Find());
    }

    [Fact]
    public void A_run_with_a_claim_that_fails_is_not_kept()
    {
        Keep("1 + 1", "2", run => run with { Claims = [new ClaimRecord(1, "Bread rises", ClaimVerdict.Fails, null)] });
        Assert.Null(Find());
    }

    [Fact]
    public void A_run_during_which_a_file_changed_is_not_kept()
    {
        File.WriteAllText(_folder.File("dough.csv"), "flour");
        Keep("\"dough.csv\"", "risen", run =>
        {
            File.WriteAllText(_folder.File("dough.csv"), "flour and water");
            return run;
        });
        Assert.Null(Find());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": []}")]
    public void A_broken_entry_counts_as_absent_and_is_noted_in_one_line(string content)
    {
        Keep("1 + 1", "2");
        File.WriteAllText(Entry(), content);
        var frozen = Frozen(Limits);
        Assert.Null(frozen.Find(Lesson(), frozen.KeyOf(Lesson())));
        var note = Assert.Single(frozen.Notes);
        Assert.Contains("cannot be used", note, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', note);
    }

    [Fact]
    public void An_entry_that_cannot_be_written_is_noted_and_no_failure()
    {
        File.WriteAllText(_folder.File("artifacts"), "a file where the folder should be");
        var frozen = Keep("1 + 1", "2");
        Assert.Contains("cannot be kept", Assert.Single(frozen.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_run_of_the_same_notebook_replaces_the_earlier_one()
    {
        Keep("1 + 1", "2");
        Keep("1 + 2", "3");
        Assert.Equal("3", Text(Find()!));
        Assert.EndsWith(".ipynb", Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_entries_go_when_there_are_too_many()
    {
        Keep("1 + 1", "2");
        var old = _folder.File("artifacts/frozen/old.ipynb");
        for (var index = 1; index < FrozenRuns.MostEntries; index++)
            File.Copy(Entry(), _folder.File($"artifacts/frozen/copy-{index}.ipynb"));
        File.WriteAllText(old, "");
        File.SetLastWriteTimeUtc(old, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Keep("1 + 2", "3");
        Assert.False(File.Exists(old));
        Assert.NotNull(Find());
    }

    private FrozenRuns Keep(string code, string output, Func<NotebookRun, NotebookRun>? change = null)
    {
        _folder.Notebook(code);
        var frozen = Frozen(Limits);
        var key = frozen.KeyOf(Lesson());
        var executed = Lesson().Notebook;
        Run.WriteTo(executed);
        executed.Cells[0].ExecutionCount = 1;
        executed.Cells[0].Outputs.Add(new StreamOutput("stdout", output));
        var run = new NotebookRun(Lesson().Path, executed, 1, 1, TimeSpan.FromSeconds(3), [], Failure: null);
        frozen.Keep(Lesson(), change is null ? run : change(run), key);
        return frozen;
    }

    private NotebookRun? Find(ExecutionLimits? limits = null)
    {
        var frozen = Frozen(limits ?? Limits);
        return frozen.Find(Lesson(), frozen.KeyOf(Lesson()));
    }

    // Anew each time, as another call of the tool would.
    private FrozenRuns Frozen(ExecutionLimits limits) => new(new CourseFolder(_folder.Path), limits);

    private NotebookFile Lesson() => NotebookFile.Load(_folder.File("lesson.ipynb"));

    private string Entry() => Assert.Single(Directory.GetFiles(_folder.File("artifacts/frozen"), "lesson-*"));

    private static string Text(NotebookRun run) =>
        Assert.IsType<StreamOutput>(Assert.Single(run.Executed.Cells.Single(cell => cell.Kind == CellKind.Code).Outputs)).Text;
}
