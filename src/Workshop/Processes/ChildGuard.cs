using System.ComponentModel;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Workshop.Interop.Linux;

namespace Workshop.Processes;

/// <summary>A small process that outlives this one, and then ends all that this one's children have left.</summary>
/// <remarks>
/// <para>It is a shell that waits for the end of a pipe which only this process holds, so no way of dying escapes it. Then it kills every process
/// whose environment holds this process's mark. Children are given the mark, and theirs inherit it, in whatever session they are. A child
/// that is just being started holds a copy of the pipe until its program runs, with the mark; so the guard does not look too early.</para>
/// <para>What escapes: a process that clears its environment <i>and</i> leaves its group, and one of another user (setuid), whose environment the
/// guard may not read. PR_SET_PDEATHSIG would have to be set between fork and exec, where no code of ours runs.</para>
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class ChildGuard
{
    private const string Shell = "/bin/sh";

    // A hundred rounds: what a killed process has just started is found in the next one; a process stuck in the kernel is not waited for.
    private const string Script = """
        read -r end
        round=0
        while [ $round -lt 100 ]; do
          files=$(grep -ls "$1=" /proc/[0-9]*/environ)
          [ -n "$files" ] || exit 0
          for file in $files; do
            file=${file#/proc/}
            kill -s KILL -- "${file%/environ}" "-${file%/environ}"
          done 2>/dev/null
          round=$((round+1))
        done
        """;

    private static readonly Lock Starting = new();
    private static readonly string Name = $"WORKSHOP_CHILD_OF_{Guid.NewGuid():N}";
    private static volatile ChildGuard? _current;

    private readonly SafeFileHandle _life;
    private readonly SafeFileHandle _handle;
    private readonly int _pid;
    private long _tag;

    private ChildGuard(int pid, SafeFileHandle handle, SafeFileHandle life) => (_pid, _handle, _life) = (pid, handle, life);

    /// <summary>The pid of the guard; 0 while there is none.</summary>
    internal static int Pid => _current?._pid ?? 0;

    /// <summary>The variable that marks children of this process, as "name=value".</summary>
    internal static string Mark { get; } = Name + "=1";

    /// <summary>Starts the guard, unless it runs already.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static void Ensure()
    {
        if (_current is not null)
            return;
        lock (Starting)
            _current ??= Start();
    }

    private static ChildGuard Start()
    {
        StartFaults.At(StartStep.Guard);
        var pipe = new LinuxPipe();
        try
        {
            // Without the variables of this process: marks of its own ancestors would end the guard before its time.
            using var environment = new NativeStrings("PATH=/usr/local/bin:/usr/bin:/bin");
            var pid = LinuxSpawn.Start(Shell, ["sh", "-c", Script, "sh", Name], environment, pipe.ReadEnd, null, null);
            pipe.ReadEnd.Dispose();
            var guard = new ChildGuard(pid, LinuxProcess.Open(pid), pipe.WriteEnd);
            guard._tag = DescriptorWatch.Shared.Add(guard._handle, guard.OnEnd);
            return guard;
        }
        catch
        {
            pipe.Dispose(); // If it was started: the guard finds nothing to do, and ends.
            throw;
        }
    }

    /// <summary>Somebody has killed it. The next child's start makes another one, which guards the earlier children too.</summary>
    private unsafe void OnEnd()
    {
        DescriptorWatch.Shared.Remove(_handle, _tag);
        _ = Libc.Wait4(_pid, null, 0, null);
        _handle.Dispose();
        _life.Dispose();
        Interlocked.CompareExchange(ref _current, null, this);
    }
}
