namespace Workshop.Cli.Kernels;

/// <summary><c>course kernel start --connection-file F</c>, recognised before anything that takes time to load.</summary>
/// <param name="ConnectionFile">The path of Jupyter's file.</param>
internal sealed record KernelArguments(string ConnectionFile)
{
    internal static KernelArguments? Parse(string[] args) =>
        args is ["kernel", "start", "--connection-file", var file] ? new KernelArguments(file) : null;
}
