namespace Workshop.Notebooks;

/// <summary>The tags the course gives a meaning, and the roles they stand for.</summary>
public static class CellTags
{
    private static readonly Dictionary<string, CellRoles> RoleOfTag = new(StringComparer.Ordinal)
    {
        ["page"] = CellRoles.Page,
        ["slide"] = CellRoles.Slide,
        ["predict"] = CellRoles.Predict,
        ["exercise"] = CellRoles.Exercise,
        ["check"] = CellRoles.Check,
        ["hide-input"] = CellRoles.HideInput,
        ["remove-input"] = CellRoles.RemoveInput,
        ["remove-cell"] = CellRoles.RemoveCell,
        ["raises-exception"] = CellRoles.RaisesException,
    };

    /// <summary>Every tag that has a meaning, in alphabetical order.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. RoleOfTag.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether the course gives <paramref name="tag"/> a meaning. Tags are case-sensitive.</summary>
    public static bool IsKnown(string tag) => RoleOfTag.ContainsKey(tag);

    /// <summary>The roles that <paramref name="tags"/> stand for; tags without a meaning add none.</summary>
    public static CellRoles RolesOf(IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return tags.Aggregate(CellRoles.None, (roles, tag) => roles | RoleOfTag.GetValueOrDefault(tag));
    }
}
