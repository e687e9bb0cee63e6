using System.Diagnostics;
using System.Reflection;

namespace Workshop.Measurement;

/// <summary>Keeps code that the compiler was told not to optimise out of measurements.</summary>
internal static class OptimisationGuard
{
    /// <summary>Whether debug code is to be timed, having been allowed.</summary>
    /// <exception cref="InvalidOperationException">It is debug code and was not allowed.</exception>
    internal static bool Check(string name, Delegate operation, MeasureOptions options)
    {
        Assembly[] assemblies = [operation.Method.Module.Assembly, typeof(OptimisationGuard).Assembly];
        if (Array.Find(assemblies, IsDebugCode) is not { } culprit)
            return false;
        if (options.AllowDebugCode)
            return true;
        throw new InvalidOperationException(
            $"'{name}' was not timed: {culprit.GetName().Name} was compiled without optimisation, and times of such code are many times " +
            $"too long. Build it in Release (-c Release), or set {nameof(MeasureOptions)}.{nameof(MeasureOptions.AllowDebugCode)}.");
    }

    private static bool IsDebugCode(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;
}
