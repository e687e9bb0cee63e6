using System.Text.Json.Nodes;

namespace Workshop.Notebooks.Tests;

public class NotebookWritingTests
{
    // As nbformat writes it: sorted keys, one space, lines, nothing escaped that need not be.
    private const string Normalised = """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "QUJD"
            }
           },
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "slideshow": {
             "slide_type": "slide"
            },
            "unknown": {
             "kept": [
              1.50,
              null,
              {}
             ]
            }
           },
           "source": [
            "# Größe 😀 <b>\n",
            "\ttab \"quoted\" \\ \u001b"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 2,
           "id": "run",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "a\n",
              "b\n"
             ]
            },
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": []
              },
              "image/png": "QUJD",
              "text/plain": [
               "chart"
              ]
             },
             "metadata": {},
             "output_type": "display_data"
            },
            {
             "data": {
              "text/plain": [
               "42"
              ]
             },
             "execution_count": 2,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "Boom",
             "evalue": "it broke",
             "output_type": "error",
             "traceback": [
              "line"
             ]
            }
           ],
           "source": []
          }
         ],
         "extra": 1,
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void A_normalised_notebook_is_written_as_it_was_read() =>
        Assert.Equal(Normalised, Notebook.Parse(Normalised, "n").ToJson());

    [Fact]
    public void Order_indent_and_text_form_do_not_matter_when_reading()
    {
        var compact = JsonNode.Parse(Normalised)!.AsObject();
        var reversed = new JsonObject(compact.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

        Assert.Equal(Normalised, Notebook.Parse(reversed.ToJsonString(), "n").ToJson());
    }

    [Fact]
    public void A_newer_minor_format_is_kept()
    {
        var newer = Normalised.Replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 6", StringComparison.Ordinal);

        Assert.Equal(newer, Notebook.Parse(newer, "n").ToJson());
    }

    [Fact]
    public void A_display_id_is_never_saved()
    {
        var cell = new NotebookCell(CellKind.Code, "", "a");
        cell.Outputs.Add(new DisplayOutput(new JsonObject { ["text/plain"] = "x" }, [], "secret-id"));
        var notebook = new Notebook { Cells = [cell] };

        Assert.DoesNotContain("secret-id", notebook.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_and_loading_gives_the_same_notebook()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("n.ipynb");

        Notebook.Parse(Normalised, "n").Save(path);

        Assert.Equal(Normalised, File.ReadAllText(path));
        Assert.Equal(Normalised, Notebook.Load(path).ToJson());
        Assert.Equal(["n.ipynb"], folder.Names);
    }

    [Fact]
    public void A_copy_shares_nothing_with_its_original()
    {
        var notebook = Notebook.Parse(Normalised, "n");
        var copy = notebook.Clone();

        copy.Metadata["new"] = 1;
        copy.Cells[0].Metadata.Clear();
        copy.Cells[1].Outputs.Clear();
        copy.Cells.RemoveAt(0);

        Assert.Equal(Normalised, notebook.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("Größe")]
    public void An_id_that_nbformat_forbids_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => new NotebookCell(CellKind.Raw, "", id));
}
