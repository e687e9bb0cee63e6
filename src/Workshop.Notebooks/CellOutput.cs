using System.Text.Json.Nodes;

namespace Workshop.Notebooks;

/// <summary>What a code cell produced; one of the four kinds of nbformat 4.</summary>
public abstract record CellOutput;

/// <summary>Text that the cell wrote to a standard stream.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, ANSI colours included.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>The exception that ended the cell.</summary>
/// <param name="Name">The exception's type.</param>
/// <param name="Value">Its message.</param>
/// <param name="Traceback">The trace, a line each; lines may hold ANSI colours.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>A value in several forms, of which a viewer picks the best it can show.</summary>
/// <param name="Data">MIME type to value: a string for text and base64, any JSON for <c>+json</c> types.</param>
/// <param name="Metadata">Facts about single forms, such as the width of an image.</param>
public abstract record RichOutput(JsonObject Data, JsonObject Metadata) : CellOutput
{
    /// <summary>The form of <paramref name="mimeType"/> as text, or null if there is none or it is not text.</summary>
    public string? Text(string mimeType) =>
        Data[mimeType] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>A value shown in the middle of a cell.</summary>
/// <param name="Data">MIME type to value.</param>
/// <param name="Metadata">Facts about single forms.</param>
/// <param name="DisplayId">The name by which the running cell may replace this output; never saved.</param>
public sealed record DisplayOutput(JsonObject Data, JsonObject Metadata, string? DisplayId = null)
    : RichOutput(Data, Metadata)
{
    /// <summary>A value without metadata.</summary>
    public DisplayOutput(JsonObject data) : this(data, []) { }
}

/// <summary>The value of the cell's last expression.</summary>
/// <param name="ExecutionCount">The run's number, as in <c>Out[7]</c>.</param>
/// <param name="Data">MIME type to value.</param>
/// <param name="Metadata">Facts about single forms.</param>
public sealed record ExecuteResultOutput(int? ExecutionCount, JsonObject Data, JsonObject Metadata)
    : RichOutput(Data, Metadata)
{
    /// <summary>A value without metadata.</summary>
    public ExecuteResultOutput(int? executionCount, JsonObject data) : this(executionCount, data, []) { }
}
