using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>How long an expectation of a page waits before it fails.</summary>
internal static class ExpectPatience
{
    // The browser's own 5 s are not enough for a chart on a machine that does something else as well. Each test has a limit of its own.
    [ModuleInitializer]
    internal static void Extend() => Assertions.SetDefaultExpectTimeout(60_000);
}
