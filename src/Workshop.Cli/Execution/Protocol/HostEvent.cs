using System.Text.Json.Serialization;
using Workshop.Scripting;

namespace Workshop.Cli.Execution.Protocol;

/// <summary>What the tool learns about the notebook's process: from the process itself, or by watching it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(CellBegan), "began")]
[JsonDerivedType(typeof(TextWritten), "text")]
[JsonDerivedType(typeof(ValueDisplayed), "display")]
[JsonDerivedType(typeof(ValueUpdated), "update")]
[JsonDerivedType(typeof(OutputCleared), "clear")]
[JsonDerivedType(typeof(CellEnded), "ended")]
internal abstract record HostEvent;

/// <summary>The process is up and turns to this cell: from here on the cell's time counts.</summary>
internal sealed record CellBegan(int Cell) : HostEvent;

/// <summary>A cell wrote to the console.</summary>
internal sealed record TextWritten(int Cell, StandardStream Stream, string Text) : HostEvent;

/// <summary>A cell displayed a value, given by MIME type.</summary>
internal sealed record ValueDisplayed(int Cell, IReadOnlyDictionary<string, string> Bundle, string? DisplayId) : HostEvent;

/// <summary>A displayed value changed, in whichever cell it stands.</summary>
internal sealed record ValueUpdated(string DisplayId, IReadOnlyDictionary<string, string> Bundle) : HostEvent;

/// <summary>A cell cleared its outputs: at once, or when the next one comes.</summary>
internal sealed record OutputCleared(int Cell, bool Wait) : HostEvent;

/// <summary>A cell ended; <paramref name="Value"/> is its last expression's, by MIME type.</summary>
internal sealed record CellEnded(
    int Cell, CellStatus Status, IReadOnlyDictionary<string, string>? Value, CellError? Error) : HostEvent;

// The rest is never sent: the tool observes it.

/// <summary>Text came out of the process past the console: from native code, the runtime or a child.</summary>
internal sealed record RawTextWritten(StandardStream Stream, string Text) : HostEvent;

/// <summary>Everything that <paramref name="Cell"/> wrote past the console to this stream has arrived.</summary>
internal sealed record RawTextComplete(StandardStream Stream, int Cell) : HostEvent;

/// <summary>The process is gone, and with it everything it started. Always the last event.</summary>
internal sealed record HostExited(int ExitCode) : HostEvent;
