using System.Text.Json.Serialization;
using Workshop.Scripting;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>execute_request: run a cell.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Silent">Nothing of it is counted, kept or broadcast.</param>
/// <param name="StoreHistory">Whether it is counted and kept; a silent one never is.</param>
/// <param name="UserExpressions">To be evaluated after the cell, by name.</param>
/// <param name="AllowStdin">Whether the client answers questions to the reader.</param>
/// <param name="StopOnError">Whether cells that wait behind it are dropped when it fails.</param>
internal sealed record ExecuteRequest(
    string? Code,
    bool Silent = false,
    bool? StoreHistory = null,
    IReadOnlyDictionary<string, string>? UserExpressions = null,
    bool AllowStdin = true,
    bool StopOnError = true);

/// <summary>execute_reply.</summary>
/// <param name="Status">ok, error or aborted.</param>
/// <param name="ExecutionCount">The cell's number.</param>
/// <param name="UserExpressions">Their values by name, when the cell completed.</param>
/// <param name="Ename">The exception's type, when the cell failed.</param>
/// <param name="Evalue">The exception's message, when the cell failed.</param>
/// <param name="Traceback">Lines to show, when the cell failed.</param>
internal sealed record ExecuteReply(
    string Status,
    int ExecutionCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, ExpressionValue>? UserExpressions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ename = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Evalue = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Traceback = null)
{
    public IReadOnlyList<string> Payload { get; } = [];
}

/// <summary>One user expression's value, or what went wrong with it.</summary>
internal sealed record ExpressionValue(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MimeBundle? Data = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NoMembers? Metadata = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ename = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Evalue = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Traceback = null);

/// <summary>execute_input: tells all clients what runs.</summary>
internal sealed record ExecuteInput(string Code, int ExecutionCount);

/// <summary>execute_result: the value of the cell's last expression.</summary>
internal sealed record ExecuteResult(int ExecutionCount, MimeBundle Data)
{
    public NoMembers Metadata { get; } = NoMembers.Instance;
}
