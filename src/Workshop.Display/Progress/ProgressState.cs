using System.Globalization;
using System.Net;

namespace Workshop.Display;

/// <summary>How far something has come, as it is shown. Immutable.</summary>
/// <param name="What">What is being done.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Total">How many steps there are.</param>
/// <param name="Ended">Whether no more will follow.</param>
public sealed record ProgressState(string What, int Done, int Total, bool Ended)
{
    /// <summary>The state in one line of plain text.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What}: {(Ended && Done < Total ? "stopped at " : "")}{Done} of {Total}");

    internal string ToHtml()
    {
        var label = WebUtility.HtmlEncode(What);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <div class="workshop-progress" style="display:flex;flex-wrap:wrap;gap:.3em .8em;align-items:center;margin:.4em 0"><span>{label}</span><progress value="{Done}" max="{Total}" aria-label="{label}" style="flex:1 1 8em;max-width:24em"></progress><span style="font-variant-numeric:tabular-nums">{(Ended && Done < Total ? "stopped at " : "")}{Done} of {Total}</span></div>
            """);
    }
}
