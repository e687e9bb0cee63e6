using System.CommandLine;
using System.CommandLine.Parsing;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Usage;

/// <summary>The options of every verb that executes notebooks.</summary>
internal sealed class ExecutionOptions
{
    private static readonly TimeSpan CellLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan NotebookLimit = TimeSpan.FromMinutes(10);

    private readonly Option<TimeSpan?> _cellLimit = Duration("--cell-limit", "The longest a cell may run.", CellLimit);
    private readonly Option<TimeSpan?> _notebookLimit = Duration("--notebook-limit", "The longest a notebook may run.", NotebookLimit);

    internal void AddTo(Command command)
    {
        command.Options.Add(_cellLimit);
        command.Options.Add(_notebookLimit);
    }

    internal ExecutionLimits LimitsOf(ParseResult call) =>
        new(call.GetValue(_cellLimit) ?? CellLimit, call.GetValue(_notebookLimit) ?? NotebookLimit);

    private static Option<TimeSpan?> Duration(string name, string description, TimeSpan byDefault) => new(name)
    {
        Description = $"{description} For example 500ms, 60s, 10m. [default: {DurationText.Format(byDefault)}]",
        HelpName = "DURATION",
        CustomParser = Parse,
    };

    private static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (DurationText.Parse(text) is { } duration)
            return duration;
        result.AddError($"'{text}' is no duration for {(result.Parent as OptionResult)?.Option.Name}. Write a number and a unit, up to a day: 500ms, 60s, 10m.");
        return null;
    }
}
