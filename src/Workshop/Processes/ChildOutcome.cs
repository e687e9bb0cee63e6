namespace Workshop.Processes;

/// <summary>How a child process ended.</summary>
public enum ChildOutcome
{
    /// <summary>The method returned.</summary>
    Returned,

    /// <summary>The method threw; <see cref="ChildExit.Exception"/> says what.</summary>
    Threw,

    /// <summary>The process ended itself in an orderly way before the method returned: <see cref="Environment.Exit"/>, or SIGTERM.
    /// For a program of <see cref="ChildProgram"/> the regular end, whatever its exit code.</summary>
    Exited,

    /// <summary>The process died: a signal, <see cref="Environment.FailFast(string)"/>, a stack overflow, an exception on another thread.</summary>
    Crashed,

    /// <summary>It was killed when <see cref="ChildOptions.TimeLimit"/> had passed.</summary>
    TimedOut,

    /// <summary>It needed more memory than <see cref="ChildOptions.MemoryLimitBytes"/> allows, and threw or died of it.</summary>
    OutOfMemory,
}
