using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>Reads a pipe to its end as bytes arrive, without a thread of its own.</summary>
/// <param name="end">The end to read, closed by this object.</param>
/// <param name="sink">Takes bytes on the watch's thread; no more are read before its task has completed.</param>
/// <param name="onClosed">Called once, when all has been read or the pipe was abandoned.</param>
[SupportedOSPlatform("linux")]
internal sealed class WatchedPipe(SafeFileHandle end, Func<ReadOnlySpan<byte>, Task> sink, Action onClosed)
{
    private const int BufferBytes = 64 * 1024;

    private readonly Lock _lock = new();
    private long _tag;
    private bool _closed;

    /// <exception cref="System.ComponentModel.Win32Exception">The system refuses.</exception>
    internal void Watch()
    {
        lock (_lock)
            _tag = DescriptorWatch.Shared.Add(end, OnReady);
    }

    /// <summary>Reads no more.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _closed = true;
            if (_tag != 0)
                DescriptorWatch.Shared.Remove(end, _tag);
            end.Dispose();
        }

        onClosed();
    }

    private void OnReady()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var taken = Task.CompletedTask;
        var count = Read(buffer);
        if (count > 0)
            taken = sink(buffer.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(buffer);
        if (count == 0)
            Close();
        else if (taken.IsCompleted)
            Rearm();
        else
            taken.ContinueWith(_ => Rearm(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <returns>The number of bytes; 0 at the end; below 0 when it is to be tried again.</returns>
    private unsafe int Read(byte[] buffer)
    {
        lock (_lock)
        {
            if (_closed)
                return -1;
            fixed (byte* first = buffer)
            {
                var count = (int)Libc.Read(end, first, (nuint)buffer.Length);
                return count >= 0 || Marshal.GetLastPInvokeError() is Libc.EAGAIN or Libc.EINTR ? count : 0;
            }
        }
    }

    private void Rearm()
    {
        lock (_lock)
        {
            if (!_closed)
                DescriptorWatch.Shared.Rearm(end, _tag);
        }
    }
}
