namespace Workshop.Scripting.Tests.Directives;

public sealed class ImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("import-tests-");
    private readonly RecordedOutput _output = new();
    private readonly CSharpEngine _engine;

    public ImportTests() => _engine = new CSharpEngine(_folder.FullName);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("#!import bake.csx")]
    [InlineData("#!import \"bake.csx\"")]
    [InlineData("#load \"bake.csx\"")]
    public async Task A_script_is_imported(string directive)
    {
        Write("bake.csx", "int Bake() => 42;");
        var result = await Run($"{directive}\nBake()");
        Assert.Equal("42", result.Value!["text/plain"]);
    }

    [Theory]
    [InlineData("#!import")]
    [InlineData("#load")]
    public async Task The_csharp_cells_of_a_notebook_are_imported_in_order(string directive)
    {
        Write("recipes.ipynb", """
            {"metadata": {"kernelspec": {"language": "C#", "name": ".net-csharp"}}, "cells": [
              {"cell_type": "markdown", "source": ["# Bread"]},
              {"cell_type": "code", "source": ["#!time\n", "int flour = 1;\n", "flour"], "metadata": {}},
              {"cell_type": "code", "source": "let broken =", "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}}},
              {"cell_type": "code", "source": "#!pwsh\nls"},
              {"cell_type": "code", "source": "flour += 1; Console.Write(\"kneaded\");", "metadata": {"dotnet_interactive": {"language": "csharp"}}}]}
            """);
        var result = await Run($"{directive} \"recipes.ipynb\"\nflour");
        Assert.Equal("2", result.Value!["text/plain"]);
        Assert.Equal("kneaded", _output.Out);
    }

    [Fact]
    public async Task A_dib_file_is_imported()
    {
        Write("recipes.dib", "#!meta\n\n{\"kernelInfo\":{}}\n\n#!markdown\n\n# It's bread\n\n#!csharp\n\nint flour = 1;\n\n#!fsharp\n\nlet broken =\n\n#!c#\n\nflour += 1;\n");
        Assert.Equal("2", (await Run("#!import recipes.dib\nflour")).Value!["text/plain"]);
    }

    [Fact]
    public async Task Errors_name_file_cell_and_line()
    {
        Write("bad.ipynb", """{"cells": [{"cell_type": "code", "source": "int a = 0;"}, {"cell_type": "code", "source": "\nundefined();"}]}""");
        Write("throws.dib", "#!csharp\n\nint zero = 0;\n\n#!csharp\n\nint Divide() =>\n    1 / zero;\nDivide();");
        Write("bad.csx", "int Bake( => 42;");
        Write("foreign.ipynb", """{"cells": [{"cell_type": "code", "source": "int b;\n#!fsharp"}]}""");
        Assert.StartsWith("bad.ipynb, cell 2, line 2, column 1: error CS0103", (await Run("#!import bad.ipynb")).Error!.Message, StringComparison.Ordinal);
        Assert.Equal(["   at Divide in throws.dib, cell 2, line 2", "   at throws.dib, cell 2, line 3"], (await Run("#!import throws.dib")).Error!.Trace.Skip(1));
        Assert.Contains("bad.csx, line 1", (await Run("#!import bad.csx")).Error!.Message, StringComparison.Ordinal);
        Assert.StartsWith("foreign.ipynb, cell 1, line 2: #!fsharp names a language", (await Run("#!import foreign.ipynb")).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.ipynb", "'missing.ipynb' does not exist in ")]
    [InlineData("empty.ipynb", "'empty.ipynb' has no C# cell.")]
    [InlineData("text.ipynb", "'text.ipynb' is not a notebook: ")]
    [InlineData("list.ipynb", "'list.ipynb' is not a notebook: ")]
    [InlineData("bread.txt", "'bread.txt' is no file to import: .cs, .csx, .ipynb and .dib are.")]
    [InlineData("circle.dib", "'circle.dib' imports itself")]
    public async Task A_file_that_cannot_be_imported_is_refused_and_nothing_runs(string file, string message)
    {
        Write("empty.ipynb", """{"cells": []}""");
        Write("text.ipynb", "bread");
        Write("list.ipynb", "[]");
        Write("circle.dib", "#!csharp\n#!import circle.dib");
        var result = await Run($"Console.Write(\"ran\");\n#!import {file}");
        Assert.Equal(CellStatus.CompilationFailed, result.Status);
        Assert.Contains(message, result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal("", _output.Out);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    private Task<CellResult> Run(string source) => _engine.ExecuteAsync(new Cell(1, source), _output, null, TestContext.Current.CancellationToken);
}
