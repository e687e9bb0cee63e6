using System.Text.RegularExpressions;

namespace Repository.Tests;

public partial class HabitTests
{
    private const int MostLines = 400;
    private const int MostPragmas = 5;

    [Fact]
    public void No_file_of_code_is_longer_than_a_reader_can_hold()
    {
        var tooLong = Code().Select(file => (File: Tree.Relative(file), Lines: File.ReadLines(file).Count())).Where(f => f.Lines > MostLines);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Nothing_is_called_by_a_name_that_says_nothing()
    {
        var vague = Code().Select(Tree.Relative).Where(path => VagueName().IsMatch(path));
        Assert.Empty(vague);
    }

    [Fact]
    public void Suppressed_warnings_are_few_and_say_why()
    {
        var pragmas = Tree.Files("src", "*.cs")
            .SelectMany(file => File.ReadLines(file).Where(l => l.Contains("#pragma warning disable", StringComparison.Ordinal)).Select(l => (File: Tree.Relative(file), Line: l)))
            .ToList();
        Assert.True(pragmas.Count <= MostPragmas, string.Join('\n', pragmas));
        Assert.All(pragmas, p => Assert.Contains("//", p.Line, StringComparison.Ordinal));
        var silent = Tree.Files("src", "*.cs").Where(file => UnjustifiedSuppression().IsMatch(File.ReadAllText(file))).Select(Tree.Relative);
        Assert.Empty(silent);
    }

    [Fact]
    public void Notebooks_are_committed_without_outputs()
    {
        var full = Tree.Files("notebooks", "*.ipynb").Where(file => File.ReadAllText(file).Contains("\"output_type\"", StringComparison.Ordinal)).Select(Tree.Relative);
        Assert.Empty(full);
    }

    private static IEnumerable<string> Code() => Tree.Files("src", "*.cs").Concat(Tree.Files("tests", "*.cs"));

    [GeneratedRegex(@"(Utils?|Helpers?|Manager|Common|Misc)(/|\.cs$|\.)")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\[(assembly: )?SuppressMessage\((?![^\]]*Justification)")]
    private static partial Regex UnjustifiedSuppression();
}
