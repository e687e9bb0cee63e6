namespace Workshop.Notebooks.Tests;

public class NotebookReadingTests
{
    private const string Minimal = """{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}""";

    private static Notebook WithCells(string cells) => Notebook.Parse(
        Minimal.Replace("[]", $"[{cells}]", StringComparison.Ordinal), "lecture.ipynb");

    [Theory]
    [InlineData("[\"one\\n\", \"two\"]")]
    [InlineData("\"one\\ntwo\"")]
    [InlineData("\"one\\r\\ntwo\"")]
    public void A_source_is_a_string_or_a_list_of_lines(string source)
    {
        var notebook = WithCells($$"""{"cell_type": "markdown", "id": "a", "metadata": {}, "source": {{source}}}""");

        Assert.Equal("one\ntwo", notebook.Cells.Single().Source);
        Assert.Equal(CellKind.Markdown, notebook.Cells.Single().Kind);
    }

    [Fact]
    public void Cells_without_ids_get_the_same_ids_on_every_reading()
    {
        const string Cell = """{"cell_type": "raw", "metadata": {}, "source": "same"}""";

        var first = WithCells($"{Cell}, {Cell}");
        var second = WithCells($"{Cell}, {Cell}");

        Assert.Equal(first.Cells.Select(cell => cell.Id), second.Cells.Select(cell => cell.Id));
        Assert.NotEqual(first.Cells[0].Id, first.Cells[1].Id);
    }

    [Fact]
    public void A_second_cell_of_the_same_id_gets_another_one()
    {
        var notebook = WithCells("""
            {"cell_type": "raw", "id": "twin", "metadata": {}, "source": "a"},
            {"cell_type": "raw", "id": "twin", "metadata": {}, "source": "b"}
            """);

        Assert.Equal("twin", notebook.Cells[0].Id);
        Assert.NotEqual("twin", notebook.Cells[1].Id);
    }

    [Fact]
    public void The_four_kinds_of_output_are_read()
    {
        var cell = WithCells("""
            {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 3, "source": "", "outputs": [
              {"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]},
              {"output_type": "display_data", "metadata": {}, "data": {"text/plain": ["x\n", "y"], "application/x+json": ["x", "y"]}},
              {"output_type": "execute_result", "execution_count": 3, "metadata": {"k": 1}, "data": {"text/plain": "42"}},
              {"output_type": "error", "ename": "Boom", "evalue": "it broke", "traceback": ["l1", "l2"]}]}
            """).Cells.Single();

        Assert.Equal(3, cell.ExecutionCount);
        Assert.Equal(new StreamOutput("stderr", "a\nb"), cell.Outputs[0]);
        var display = Assert.IsType<DisplayOutput>(cell.Outputs[1]);
        Assert.Equal("x\ny", display.Text("text/plain"));
        Assert.Null(display.Text("application/x+json"));
        Assert.Equal(2, display.Data["application/x+json"]!.AsArray().Count);
        var result = Assert.IsType<ExecuteResultOutput>(cell.Outputs[2]);
        Assert.Equal((3, "42"), (result.ExecutionCount, result.Text("text/plain")));
        var error = Assert.IsType<ErrorOutput>(cell.Outputs[3]);
        Assert.Equal(("Boom", "it broke"), (error.Name, error.Value));
        Assert.Equal(["l1", "l2"], error.Traceback);
    }

    [Fact]
    public void The_title_is_the_first_heading_outside_of_code()
    {
        var notebook = WithCells("""
            {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, "source": "# no title"},
            {"cell_type": "markdown", "id": "b", "metadata": {}, "source": "## Second level\n```sh\n# a comment\n```\n# The *title* #\n# Not this"}
            """);

        Assert.Equal("The *title*", notebook.Title);
    }

    [Fact]
    public void Kernel_and_language_come_from_the_metadata()
    {
        var notebook = Notebook.Parse(
            Minimal.Replace("{}", """{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", StringComparison.Ordinal), "n");

        Assert.Equal((".net-csharp", "C#"), (notebook.KernelName, notebook.Language));
    }

    [Theory]
    [InlineData("hello", "lecture.ipynb, line 1, byte 1: this is not JSON. Give the path of a Jupyter notebook (.ipynb).")]
    [InlineData("{\n\"nbformat\": 4,\n", "lecture.ipynb, line 3, byte 1: this is not JSON. Give the path of a Jupyter notebook (.ipynb).")]
    [InlineData("""{"nbformat": 4, "nbformat": 4}""", "lecture.ipynb, line 1, byte 1: this is not JSON. Give the path of a Jupyter notebook (.ipynb).")]
    [InlineData("[]", "lecture.ipynb: the file holds JSON, but not an object. Give the path of a Jupyter notebook (.ipynb).")]
    [InlineData("null", "lecture.ipynb: the file holds JSON, but not an object. Give the path of a Jupyter notebook (.ipynb).")]
    [InlineData("{}", "lecture.ipynb: this is JSON, but not a notebook: it has no 'nbformat' number. Give the path of a Jupyter notebook (.ipynb).")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "lecture.ipynb, nbformat: the format is 3, but only format 4 is read. Convert it: jupyter nbconvert --to notebook --nbformat 4 FILE.")]
    [InlineData("""{"nbformat": 5, "cells": []}""", "lecture.ipynb, nbformat: the format is 5, but only format 4 is read. Save it as format 4 in the program that wrote it.")]
    [InlineData("""{"nbformat": 4}""", "lecture.ipynb, cells: the list of cells is missing. Open the notebook in Jupyter or VS Code and save it again.")]
    [InlineData("""{"nbformat": 4, "cells": {}}""", "lecture.ipynb, cells: the list of cells has the wrong type. Open the notebook in Jupyter or VS Code and save it again.")]
    [InlineData("""{"nbformat": 4, "cells": [], "metadata": 1}""", "lecture.ipynb, metadata: the metadata must be an object. Open the notebook in Jupyter or VS Code and save it again.")]
    public void A_malformed_file_is_refused_in_one_line(string json, string message)
    {
        var exception = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(json, "lecture.ipynb"));

        Assert.Equal(message, exception.Message);
    }

    [Theory]
    [InlineData("1", "cells[0]", "a cell must be an object")]
    [InlineData("{}", "cells[0].cell_type", "the cell's type is missing")]
    [InlineData("""{"cell_type": "heading"}""", "cells[0].cell_type", "'heading' is no type of cell")]
    [InlineData("""{"cell_type": "raw"}""", "cells[0].source", "the source (a string or a list of strings) is missing")]
    [InlineData("""{"cell_type": "raw", "source": 3}""", "cells[0].source", "the source (a string or a list of strings) has the wrong type")]
    [InlineData("""{"cell_type": "raw", "source": "", "metadata": []}""", "cells[0].metadata", "the metadata must be an object")]
    [InlineData("""{"cell_type": "raw", "source": "", "metadata": {"tags": "page"}}""", "cells[0].metadata.tags", "the tags must be a list of strings")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": {}}""", "cells[0].outputs", "the outputs must be a list")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [1]}""", "cells[0].outputs[0]", "an output must be an object")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{}]}""", "cells[0].outputs[0].output_type", "the output's type is missing")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{"output_type": "pyout"}]}""", "cells[0].outputs[0].output_type", "'pyout' is no type of output")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{"output_type": "stream"}]}""", "cells[0].outputs[0].text", "the text is missing or has the wrong type")]
    [InlineData("""{"cell_type": "code", "source": "", "outputs": [{"output_type": "display_data", "data": 1}]}""", "cells[0].outputs[0].data", "the data must be an object")]
    public void A_malformed_cell_is_refused_with_its_position(string cell, string position, string problem)
    {
        var exception = Assert.Throws<NotebookFormatException>(() => WithCells(cell));

        Assert.Equal((position, problem), (exception.Position, exception.Problem));
        Assert.Equal("lecture.ipynb", exception.Notebook);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.NotEmpty(exception.Remedy);
    }

    [Fact]
    public void A_file_that_is_not_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("picture.ipynb");
        File.WriteAllBytes(path, [0x89, 0x50, 0xFF, 0xFE, 0xC3]);

        var exception = Assert.Throws<NotebookFormatException>(() => Notebook.Load(path));

        Assert.Equal("the file is not UTF-8 text", exception.Problem);
    }
}
