using System.Text.Json.Serialization;

namespace Workshop.Cli.Execution.Protocol;

/// <summary>What the tool tells the notebook's process to do.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(InterruptCell), "interrupt")]
[JsonDerivedType(typeof(EndNotebook), "end")]
internal abstract record HostCommand;

/// <summary>Run this cell, after those sent before.</summary>
internal sealed record RunCell(int Number, string Source) : HostCommand;

/// <summary>Stop the cell that runs; nothing happens if none does.</summary>
internal sealed record InterruptCell : HostCommand;

/// <summary>No cell follows: end the process.</summary>
internal sealed record EndNotebook : HostCommand;
