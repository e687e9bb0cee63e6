namespace Workshop.Scripting.Tests;

public class InputTests : EngineTest
{
    [Fact]
    public async Task A_line_read_is_the_answer_and_the_prompt_written_before_has_arrived()
    {
        var reader = new Reader(Output, "Ada");
        var result = await Run("Console.Write(\"Name? \"); Console.ReadLine()", reader);
        Assert.Equal("Ada", result.Value!["text/plain"]);
        Assert.Equal(["Name? ||shown"], reader.Questions);
    }

    [Theory]
    [InlineData("await Console.In.ReadLineAsync()", "one")]
    [InlineData("$\"{(char)Console.Read()}{(char)Console.Read()}-{Console.ReadLine()}-{Console.ReadLine()}\"", "on-e-two")]
    [InlineData("Console.In.ReadToEnd().Replace('\\n', '/')", "one/two/")]
    [InlineData("await Task.Run(() => Console.ReadLine())", "one")]
    [InlineData("await GetInputAsync() + await Kernel.GetInputAsync(\"Next?\")", "onetwo")]
    public async Task Every_way_of_reading_works(string source, string expected)
    {
        var result = await Run(source, new Reader(Output, "one", "two", ""));
        Assert.Null(result.Error);
        Assert.Equal(expected, result.Value!["text/plain"]);
    }

    [Fact]
    public async Task A_password_is_asked_for_hidden_and_shows_as_stars()
    {
        var reader = new Reader(Output, "secret", "token");
        var result = await Run("var p = await GetPasswordAsync(\"Password\"); display(p); p.GetClearTextPassword() + await GetInputAsync(\"Token\", \"password\")", reader);
        Assert.Equal("secrettoken", result.Value!["text/plain"]);
        Assert.Equal(["|Password|hidden", "******|Token|hidden"], reader.Questions);
    }

    [Theory]
    [InlineData("Console.ReadLine()")]
    [InlineData("await GetPasswordAsync()")]
    public async Task Reading_where_nobody_answers_is_an_error_with_a_remedy(string source)
    {
        foreach (var reader in new[] { null, new Reader(Output) })
        {
            var error = (await Run(source, reader)).Error!;
            Assert.Contains("nobody answers here. Run the notebook in Jupyter", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("Console.ReadLine();")]
    [InlineData("await Task.Yield(); Console.Read();")]
    [InlineData("await GetInputAsync();")]
    public async Task An_interruption_ends_the_wait_even_if_the_answerer_does_not_return(string source)
    {
        using var deaf = new Deaf();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var cell = Engine.ExecuteAsync(new Cell(1, source), Output, deaf, interrupt.Token);
        await deaf.Asked.WaitAsync(TestContext.Current.CancellationToken);
        interrupt.Cancel();
        var result = await cell;
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.DoesNotContain("does not stop", result.Error!.Message, StringComparison.Ordinal);
        await deaf.Cancelled.WaitAsync(TestContext.Current.CancellationToken);
    }

    private Task<CellResult> Run(string source, ICellInput? input) =>
        Engine.ExecuteAsync(new Cell(1, source), Output, input, TestContext.Current.CancellationToken);

    private sealed class Reader(RecordedOutput output, params string[] answers) : ICellInput
    {
        private readonly Queue<string> _answers = new(answers);

        public List<string> Questions { get; } = [];

        public string? ReadLine(string prompt, bool hidden, CancellationToken cancellationToken)
        {
            var seen = output.Out + string.Concat(output.Displayed.Select(d => d.Value["text/plain"]));
            Questions.Add($"{seen}|{prompt}|{(hidden ? "hidden" : "shown")}");
            return _answers.TryDequeue(out var answer) ? answer : null;
        }
    }

    private sealed class Deaf : ICellInput, IDisposable
    {
        private readonly TaskCompletionSource _asked = new();
        private readonly TaskCompletionSource _cancelled = new();
        private readonly ManualResetEventSlim _end = new();

        public Task Asked => _asked.Task;

        public Task Cancelled => _cancelled.Task;

        public string? ReadLine(string prompt, bool hidden, CancellationToken cancellationToken)
        {
            using var registration = cancellationToken.Register(() => _cancelled.TrySetResult());
            _asked.TrySetResult();
            _end.Wait(CancellationToken.None);
            return null;
        }

        public void Dispose() => _end.Set();
    }
}
