using System.Text.Json;

namespace Jupyter.Tests;

/// <summary>Reads the messages that a cell brought about.</summary>
internal static class Outputs
{
    /// <summary>All that one standard stream got, joined.</summary>
    internal static string Stream(this JsonElement run, string name) => string.Concat(
        run.OfType("stream").Where(o => o.GetProperty("name").GetString() == name).Select(o => o.GetProperty("text").GetString()));

    /// <summary>The value of the last expression as plain text.</summary>
    internal static string? Value(this JsonElement run) =>
        run.OfType("execute_result").Single().GetProperty("data").GetProperty("text/plain").GetString();

    /// <summary>The one error of a cell.</summary>
    internal static JsonElement Error(this JsonElement run) => run.OfType("error").Single();

    internal static string Status(this JsonElement run) => run.GetProperty("status").GetString()!;

    internal static IEnumerable<JsonElement> OfType(this JsonElement run, string type) =>
        run.GetProperty("outputs").EnumerateArray().Where(o => o.GetProperty("type").GetString() == type);

    internal static string Traceback(this JsonElement error) =>
        string.Join('\n', error.GetProperty("traceback").EnumerateArray().Select(line => line.GetString()));
}
