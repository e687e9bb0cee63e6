using Workshop.Scripting;

namespace Workshop.Kernel.Protocol.Messages;

/// <summary>display_data and update_display_data: a value in all its representations.</summary>
internal sealed record DisplayData(MimeBundle Data, Transient Transient)
{
    public NoMembers Metadata { get; } = NoMembers.Instance;
}

/// <summary>What is not kept in the notebook: the id by which the output can be updated.</summary>
internal sealed record Transient([property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? DisplayId);

/// <summary>An empty JSON object where the protocol demands one.</summary>
internal sealed record NoMembers
{
    internal static readonly NoMembers Instance = new();
}
