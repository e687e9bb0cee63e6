using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Unix;
using Workshop.Interop.Windows;

namespace Workshop.Processes;

/// <summary>A nameless pipe between this process and one child, which gets its end by inheritance.</summary>
/// <remarks>
/// <para>Exactly two processes hold the pipe, so whoever reads learns at once that the other one is gone: the stream ends.
/// To keep it so, <see cref="Start"/> lets only one child at a time inherit, and the child's <see cref="Open"/> keeps the
/// end from the child's own children. A <see cref="Process.Start()"/> elsewhere in this process, at the very moment of
/// <see cref="Start"/>, may still inherit the child's end; then the stream ends only when that process ends too.</para>
/// <example><code>
/// using var questions = new InheritedPipe(PipeFlow.ToChild);
/// using var answers = new InheritedPipe(PipeFlow.FromChild);
/// using var child = InheritedPipe.Start(startInfo, questions, answers);
///
/// // In the child, whose last two arguments are the ends' handles:
/// using var questions = InheritedPipe.Open(args[^2], PipeFlow.ToChild);
/// using var answers = InheritedPipe.Open(args[^1], PipeFlow.FromChild);
/// </code></example>
/// <para>The streams are not thread-safe; one may be read while the other is written.</para>
/// </remarks>
public sealed class InheritedPipe : IDisposable
{
    // A child inherits every inheritable handle there is, also a sibling's. So only one child's are open at any time.
    private static readonly Lock Starting = new();

    private readonly PipeFlow _flow;
    private AnonymousPipeServerStream? _server;

    /// <summary>Prepares a pipe. The system creates it when <see cref="Start"/> starts the child.</summary>
    /// <param name="flow">The direction.</param>
    public InheritedPipe(PipeFlow flow) => _flow = flow;

    /// <summary>This process's end.</summary>
    /// <exception cref="InvalidOperationException">No child has been started with this pipe.</exception>
    public Stream Stream => _server
        ?? throw new InvalidOperationException($"The pipe has no child yet. Start one with {nameof(InheritedPipe)}.{nameof(Start)}.");

    /// <summary>Starts a process that inherits the other ends of the pipes.</summary>
    /// <param name="startInfo">The program. The pipes' handles are appended to its argument list, in the given order, each as text
    /// for <see cref="Open"/>; <see cref="ProcessStartInfo.UseShellExecute"/> must be false.</param>
    /// <param name="pipes">Pipes that no child was started with yet.</param>
    /// <returns>The started process.</returns>
    /// <exception cref="ArgumentException">A pipe belongs to another child already, or the shell would start the program.</exception>
    /// <exception cref="Win32Exception">The program cannot be started. The pipes are closed then.</exception>
    public static Process Start(ProcessStartInfo startInfo, params ReadOnlySpan<InheritedPipe> pipes)
    {
        ArgumentNullException.ThrowIfNull(startInfo);
        if (startInfo.UseShellExecute)
            throw new ArgumentException("A shell passes no handles on. Set UseShellExecute to false.", nameof(startInfo));
        foreach (var pipe in pipes)
        {
            if (pipe._server is not null)
                throw new ArgumentException("A pipe belongs to another child already. Give each child pipes of its own.", nameof(pipes));
        }

        lock (Starting)
        {
            try
            {
                foreach (var pipe in pipes)
                    startInfo.ArgumentList.Add(pipe.Create());
                return Process.Start(startInfo)
                    ?? throw new InvalidOperationException($"'{startInfo.FileName}' was not started.");
            }
            catch
            {
                foreach (var pipe in pipes)
                    pipe.Dispose();
                throw;
            }
            finally
            {
                foreach (var pipe in pipes)
                    pipe._server?.DisposeLocalCopyOfClientHandle();
            }
        }
    }

    /// <summary>Opens the inherited end, in the child. Its own children will not inherit it.</summary>
    /// <remarks>Call it first of all, before anything in this process starts another one. Reading asynchronously occupies a thread of
    /// the pool until bytes come.</remarks>
    /// <param name="handle">The text that the parent's <see cref="Start"/> put on the command line.</param>
    /// <param name="flow">The direction, named as the parent named it.</param>
    /// <exception cref="ArgumentException">The text is no handle of a pipe that this process inherited.</exception>
    public static Stream Open(string handle, PipeFlow flow)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        try
        {
            // A FileStream does all that is needed; the BCL's class for pipes would load the network's assemblies at each child's start.
            var end = new SafeFileHandle(nint.Parse(handle, NumberStyles.None, CultureInfo.InvariantCulture), ownsHandle: true);
            KeepFromChildren(end);
            return new FileStream(end, flow == PipeFlow.ToChild ? FileAccess.Read : FileAccess.Write, bufferSize: 0);
        }
        catch (Exception wrong) when (wrong
            is ArgumentException or FormatException or OverflowException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new ArgumentException(
                $"'{handle}' is not the handle of a pipe that this process inherited. Start it with {nameof(InheritedPipe)}.{nameof(Start)}.",
                nameof(handle), wrong);
        }
    }

    /// <summary>Closes this process's end. The child reads the end of the stream, or its next write fails.</summary>
    public void Dispose() => _server?.Dispose();

    private string Create()
    {
        _server = new AnonymousPipeServerStream(
            _flow == PipeFlow.ToChild ? PipeDirection.Out : PipeDirection.In, HandleInheritability.Inheritable);
        return _server.GetClientHandleAsString();
    }

    private static void KeepFromChildren(SafeHandle end)
    {
        var kept = OperatingSystem.IsWindows()
            ? Kernel32.SetHandleInformation(end, Kernel32.HANDLE_FLAG_INHERIT, 0)
            : (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) || Posix.IoCtl(end, Posix.FIOCLEX) == 0;
        if (!kept)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }
}
