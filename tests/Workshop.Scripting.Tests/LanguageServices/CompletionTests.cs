namespace Workshop.Scripting.Tests.LanguageServices;

public class CompletionTests : EngineTest
{
    [Fact]
    public async Task Members_are_filtered_by_what_was_typed()
    {
        var completion = await Complete("Console.Wri|");
        Assert.Equal(["Write", "WriteLine"], completion.Items.Select(i => i.Text));
        Assert.Equal((8, 11), (completion.Start, completion.End));
        Assert.All(completion.Items, i => Assert.Equal("function", i.Kind));
        Assert.Contains("Console.WriteLine(", completion.Items[1].Signature, StringComparison.Ordinal);
        Assert.Contains("overloads", completion.Items[1].Signature, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.wri|", "WriteLine")]
    [InlineData("Console.WL|", "WriteLine")]
    [InlineData("Console.wrl|", "WriteLine")]
    [InlineData("ConDic|", "ConcurrentDictionary")]
    [InlineData("fore|", "foreach")]
    [InlineData("using System.Thr|", "Threading")]
    [InlineData("if (true) { int local = 3; loc| }", "local")]
    [InlineData("Math.Max(va|)", "val1:")]
    [InlineData("new Exception { Sour| }", "Source")]
    [InlineData("#!time\nConsole.Wr|", "Write")]
    [InlineData("#r \"nuget:Nothing\"\r\nConsole.Wr|", "Write")]
    public async Task A_candidate_is_found(string code, string expected) => Assert.Contains(expected, await Texts(code));

    [Fact]
    public async Task An_exact_beginning_comes_before_other_cases_and_humps()
    {
        await Run("int word = 1, Word = 2, wideOpenRoad = 3;");
        Assert.Equal(["word", "Word", "wideOpenRoad"], (await Texts("wor|")).Where(t => t.StartsWith('w') || t == "Word"));
    }

    [Fact]
    public async Task Other_names_are_left_out()
    {
        var texts = await Texts("Console.WL|");
        Assert.DoesNotContain("Write", texts);
        Assert.DoesNotContain("ReadLine", texts);
    }

    [Fact]
    public async Task Earlier_cells_variables_methods_types_and_usings_are_seen()
    {
        await Run("using System.Numerics; var oven = new Oven(); class Oven { public int Heat = 3; }");
        await Run("static int OvenCount() => 1;\nvar (ovenLeft, ovenRight) = (1, \"two\"); int.TryParse(\"3\", out var ovenParsed);");
        var found = (await Complete("oven|")).Items.ToDictionary(i => i.Text, i => i.Kind);
        Assert.Superset(
            new HashSet<string> { "oven", "Oven", "OvenCount", "ovenLeft", "ovenRight", "ovenParsed" }, found.Keys.ToHashSet());
        Assert.Equal(("class", "function"), (found["Oven"], found["OvenCount"]));
        Assert.Equal(["Heat"], await Texts("oven.He|"));
        Assert.Contains("Substring", await Texts("ovenRight.Sub|"));
        Assert.Contains("BigInteger", await Texts("BigI|"));
    }

    [Fact]
    public async Task A_variable_of_anonymous_type_keeps_its_members()
    {
        await Run("var order = new { Loaves = 3, Baker = \"Ida\" };");
        await Run("var orders = new[] { order }.Select(o => new { o.Loaves, Twice = 2 * o.Loaves }).ToList();");
        Assert.Contains("Loaves", await Texts("order.|"));
        Assert.Contains("Twice", await Texts("orders[0].Tw|"));
    }

    [Fact]
    public async Task A_name_declared_again_means_the_new_variable()
    {
        await Run("int bread = 1;");
        await Run("string bread = \"rye\";");
        Assert.Contains("Substring", await Texts("bread.Sub|"));
        await Run("List<int> bread() => [];");
        Assert.Contains("Count", await Texts("bread().Cou|"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_adds_nothing()
    {
        await Run("int unseen = 1; undefined();");
        Assert.Empty(await Texts("unsee|"));
    }

    [Fact]
    public async Task A_library_of_an_earlier_cell_is_seen()
    {
        Assert.DoesNotContain("Equal", await Texts("Xunit.Assert.Equ|"));
        await Run("#r \"xunit.v3.assert.dll\"");
        Assert.Contains("Equal", await Texts("Xunit.Assert.Equ|"));
    }

    [Fact]
    public async Task A_library_of_the_same_cell_is_seen() =>
        Assert.Contains("Equal", await Texts("#r \"xunit.v3.assert.dll\"\nXunit.Assert.Equ|"));

    [Fact]
    public async Task Overriding_writes_the_whole_method()
    {
        const string Code = "class Loaf\n{\n    override ToS|\n}\n";
        var completion = await Complete(Code);
        var item = Assert.Single(completion.Items);
        var text = Code.Replace("|", "", StringComparison.Ordinal);
        var completed = text[..completion.Start] + item.Text + text[completion.End..];
        Assert.Contains("public override string", completed, StringComparison.Ordinal);
        Assert.Equal("Loaf", (await Value(completed + "new Loaf().ToString()"))!.Split('+')[^1]);
    }

    [Fact]
    public async Task It_answers_while_a_cell_runs()
    {
        var gate = new TaskCompletionSource();
        AppContext.SetData("CompletionTests.gate", gate);
        await Run("var gate = (TaskCompletionSource)AppContext.GetData(\"CompletionTests.gate\");");
        var running = Run("int begun = 1; Console.Write(\"started\"); await gate.Task;");
        await Output.HasWritten("started", running);
        Assert.Contains("begun", await Texts("begu|"));
        Assert.False(running.IsCompleted);
        gate.SetResult();
        Assert.Equal(CellStatus.Completed, (await running).Status);
    }

    [Theory]
    [InlineData("}}}} ((( \"unclosed", 5)]
    [InlineData("int x = ;;; .. @ $\"{", 20)]
    [InlineData("", 0)]
    [InlineData("Console.", -7)]
    [InlineData("Console.", 4000)]
    [InlineData("#r \"\0\"", 4)]
    [InlineData("#load \"/nowhere/at/all/", 23)]
    [InlineData("\ud800\udfff\ud800", 1)]
    public async Task Nonsense_and_positions_outside_the_text_throw_nothing(string code, int position)
    {
        var completion = await Engine.CompleteAsync(code, position, TestContext.Current.CancellationToken);
        Assert.InRange(completion.Start, 0, completion.End);
        Assert.InRange(completion.End, 0, code.Length);
        await Engine.InspectAsync(code, position, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_cancelled_request_ends_as_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Engine.CompleteAsync("Cons", 4, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Many_requests_and_cells_at_once_do_not_disturb_each_other()
    {
        await Run("int shared = 1;");
        var requests = Enumerable.Range(0, 8).Select(_ => Task.Run(() => Texts("share|"))).ToList();
        await Run("int another = 2;");
        foreach (var texts in await Task.WhenAll(requests))
            Assert.Equal(["shared"], texts);
        Assert.Equal(["another"], await Texts("anothe|"));
    }

    private async Task<Completion> Complete(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        return await Engine.CompleteAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> Texts(string code) => [.. (await Complete(code)).Items.Select(i => i.Text)];
}
