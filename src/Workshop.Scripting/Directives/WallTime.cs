using System.Globalization;

namespace Workshop.Scripting.Directives;

/// <summary>What <c>#!time</c> shows.</summary>
internal static class WallTime
{
    internal static MimeBundle Bundle(TimeSpan time)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Wall time: {time.TotalMilliseconds:0.0} ms");
        return new MimeBundle(new Dictionary<string, string> { ["text/plain"] = text });
    }
}
