using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Unix;

namespace Workshop.Processes;

/// <summary>Catches what child processes and native code write to this process's standard output and error.</summary>
/// <remarks>
/// <para>Descriptors 1 and 2 become pipes for the rest of the process's life. A stream of <see cref="Console"/> that was opened before keeps
/// its old destination, and so do children that were started before.</para>
/// <para>Thread-safe. Linux and macOS only.</para>
/// </remarks>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
public sealed class StandardOutputCapture
{
    // No more than this can lie in a pipe, so whoever reads as much has read everything that was in it at the beginning.
    private const int MostBytesInPipe = 64 << 10;
    private const int Output = 1;
    private const int Error = 2;
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    private readonly Action<bool, string> _receive;
    private readonly Lock _gate = new();
    private readonly Captured[] _streams;

    private StandardOutputCapture(Action<bool, string> receive)
    {
        _receive = receive;
        _streams = [new Captured(Redirect(Output), IsError: false), new Captured(Redirect(Error), IsError: true)];
        foreach (var stream in _streams)
            new Thread(() => ReadForEver(stream)) { IsBackground = true, Name = stream.IsError ? "captured errors" : "captured output" }.Start();
    }

    /// <summary>Begins to catch, for good.</summary>
    /// <param name="receive">Takes whether it was written to standard error, and the text. Called by one thread at a time.</param>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static StandardOutputCapture Begin(Action<bool, string> receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        return new StandardOutputCapture(receive);
    }

    /// <summary>Returns when everything that was written before the call has been handed over.</summary>
    /// <remarks>What is written meanwhile does not delay it.</remarks>
    public void Drain()
    {
        foreach (var stream in _streams)
        {
            lock (_gate)
                Read(stream, MostBytesInPipe);
        }
    }

    private static unsafe SafeFileHandle Redirect(int descriptor)
    {
        var ends = stackalloc int[2];
        Require(Posix.Pipe(ends));
        var reading = new SafeFileHandle(ends[0], ownsHandle: true);
        using var writing = new SafeFileHandle(ends[1], ownsHandle: true);
        // Children get the pipe as their standard stream, which dup2 makes inheritable, and not twice.
        Require(Posix.IoCtl(reading, Posix.FIOCLEX));
        Require(Posix.IoCtl(writing, Posix.FIOCLEX));
        Require(Posix.Dup2(writing, descriptor));
        return reading;
    }

    private static void Require(int result)
    {
        if (result < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private void ReadForEver(Captured stream)
    {
        // Waits outside the gate and reads inside: who holds the gate and finds nothing to read knows that all was handed over.
        while (true)
        {
            if (!Posix.WaitUntilReadable(stream.Pipe, LongWait))
                continue;
            lock (_gate)
            {
                if (!Read(stream, MostBytesInPipe))
                    return;
            }
        }
    }

    /// <summary>Hands over what is there; false when nothing will ever come again.</summary>
    private bool Read(Captured stream, int most)
    {
        while (most > 0 && Posix.WaitUntilReadable(stream.Pipe, TimeSpan.Zero))
        {
            var count = stream.Reader.Read(stream.Bytes);
            if (count == 0)
                return false;
            most -= count;
            var length = stream.Decoder.GetChars(stream.Bytes.AsSpan(0, count), stream.Characters, flush: false);
            if (length > 0)
                _receive(stream.IsError, new string(stream.Characters, 0, length));
        }

        return true;
    }

    private sealed record Captured(SafeFileHandle Pipe, bool IsError)
    {
        internal FileStream Reader { get; } = new(Pipe, FileAccess.Read, bufferSize: 0);

        // A character may arrive in two pieces.
        internal Decoder Decoder { get; } = Encoding.UTF8.GetDecoder();

        internal byte[] Bytes { get; } = new byte[MostBytesInPipe];

        internal char[] Characters { get; } = new char[MostBytesInPipe + 1];
    }
}
