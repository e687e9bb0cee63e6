namespace Workshop.Tracing;

/// <summary>Whether anybody looks: a trace is being recorded or a coroutine filmed.</summary>
/// <remarks>
/// A class of its own without initialisers, so that reading it is one load. The loop of a worker reads it only where it leaves its
/// fast path anyway; a mere yield meets no trace of tracing.
/// </remarks>
internal static class TraceGate
{
    internal static bool IsOn;
}
