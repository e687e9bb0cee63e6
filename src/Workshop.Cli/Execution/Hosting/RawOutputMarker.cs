using System.Text;
using Workshop.Cli.Execution.Outputs;

namespace Workshop.Cli.Execution.Hosting;

/// <summary>
/// Tells the tool where a cell's output ends in the process's real standard streams, to which native code and children write.
/// </summary>
internal sealed class RawOutputMarker(string secret)
{
    private readonly Stream[] _streams = [Console.OpenStandardOutput(), Console.OpenStandardError()];

    /// <summary>Marks the end of <paramref name="cell"/> in both streams.</summary>
    internal void Write(int cell)
    {
        // One write of less than PIPE_BUF bytes: a child that writes at the same time cannot get in between.
        var marker = Encoding.UTF8.GetBytes(RawOutputSplitter.Marker(secret, cell));
        foreach (var stream in _streams)
        {
            try
            {
                stream.Write(marker);
                stream.Flush();
            }
            catch (IOException)
            {
                // The cell closed the stream. The tool waits for the marker only so long.
            }
        }
    }
}
