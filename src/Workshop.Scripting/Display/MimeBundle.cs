using System.Collections.ObjectModel;

namespace Workshop.Scripting;

/// <summary>One value in several representations, by MIME type. JSON types hold JSON text. Immutable.</summary>
public sealed class MimeBundle(IDictionary<string, string> representations)
    : ReadOnlyDictionary<string, string>(new Dictionary<string, string>(representations, StringComparer.Ordinal))
{
}
