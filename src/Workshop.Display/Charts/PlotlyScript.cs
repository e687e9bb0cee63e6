using System.IO.Compression;
using System.Reflection;
using Plotly.NET;

namespace Workshop.Display;

/// <summary>plotly.js, the program that draws the charts in the browser: the copy that Plotly.NET carries, so that no network is needed.</summary>
public static class PlotlyScript
{
    /// <summary>The event that a page's document receives once <c>window.Plotly</c> is there.</summary>
    internal const string ReadyEvent = "workshop-plotly";

    private static readonly Assembly Carrier = typeof(GenericChart).Assembly;

    /// <summary>The whole script, about 3.6 MB. Read anew at each call.</summary>
    /// <exception cref="InvalidOperationException">This version of Plotly.NET carries no script.</exception>
    public static string Read()
    {
        using var reader = new StreamReader(Open());
        return reader.ReadToEnd();
    }

    /// <summary>Writes the script to a file, which is replaced only by the whole of it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteTo(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var script = Open())
            using (var file = File.Create(unfinished))
                script.CopyTo(file);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>A script element that defines <c>window.Plotly</c> unless the page has it, then tells the waiting charts.</summary>
    /// <remarks>
    /// Compressed, because it lies in the notebook's file and passes through the kernel's sockets: 1.5 MB instead of 3.6.
    /// Hosts that load modules (RequireJS in notebooks and webviews) offer <c>define</c> or <c>module</c>, and the script would
    /// hand itself to these; parameters of the same names hide them.
    /// </remarks>
    internal static string ToElement() =>
        $"<script class=\"workshop-plotly\">{EmbeddedText.Read("load.js").Replace("READY_EVENT", ReadyEvent, StringComparison.Ordinal).Replace("PACKED", Convert.ToBase64String(Pack()), StringComparison.Ordinal)}</script>";

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var script = Open())
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            script.CopyTo(gzip);
        return packed.ToArray();
    }

    private static Stream Open()
    {
        // By its shape, not its full name: that carries the version.
        var name = Carrier.GetManifestResourceNames().FirstOrDefault(static name => name.Contains(".plotly-", StringComparison.Ordinal) && name.EndsWith(".min.js", StringComparison.Ordinal));
        return (name is null ? null : Carrier.GetManifestResourceStream(name))
            ?? throw new InvalidOperationException($"{Carrier.GetName().Name} {Carrier.GetName().Version} carries no plotly.js. Use version 6.0.0.");
    }
}
