using System.Net;
using Workshop.Scripting.Display;

namespace Workshop.Scripting.Packages;

/// <summary>One line in the cell's output that tells how the installation goes, and changes in place.</summary>
internal sealed class PackageProgress(CellOutputQueue output)
{
    private string? _displayId;

    internal void Show(string text)
    {
        var bundle = new MimeBundle(new Dictionary<string, string>
        {
            ["text/html"] = $"<div>{WebUtility.HtmlEncode(text)}</div>",
            ["text/plain"] = text,
        });
        if (_displayId is not null)
        {
            output.Update(_displayId, bundle);
            return;
        }

        _displayId = Guid.NewGuid().ToString("N");
        output.Display(bundle, _displayId);
    }

    /// <summary>Says that nothing came of it, if anything was shown.</summary>
    internal void Fail(string text)
    {
        if (_displayId is not null)
            Show(text);
    }
}
