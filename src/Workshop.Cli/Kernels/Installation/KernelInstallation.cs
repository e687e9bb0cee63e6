using Workshop.Cli.Execution;

namespace Workshop.Cli.Kernels.Installation;

/// <summary>The kernel in one of Jupyter's data folders, under one name.</summary>
internal sealed class KernelInstallation(string dataFolder, string name)
{
    private readonly KernelSpec _spec = KernelSpec.In(dataFolder, name);
    private readonly KernelCopies _copies = new(dataFolder);

    /// <summary>Installs a copy of the files, in the place of an earlier one.</summary>
    /// <param name="files">What to copy.</param>
    /// <param name="displayName">What readers choose the kernel by.</param>
    /// <param name="force">Whether to replace a kernel of that name that this tool did not install.</param>
    /// <returns>The kernelspec's folder.</returns>
    /// <exception cref="CourseException">There is another's kernel of that name.</exception>
    internal string Install(KernelFiles files, string displayName, bool force)
    {
        if (!force && _spec.Exists && _spec.ReadCopy() is null)
        {
            throw new CourseException(
                CourseExitCode.Failed,
                $"'{_spec.Folder}' holds a kernel that this tool did not install. Replace it by --force, or choose another --name.");
        }
        var dotnet = DotnetProgram.Path();
        using var alone = _copies.Lock();
        var copy = _copies.Add(files);
        var staging = _copies.Stage();
        try
        {
            _spec.Write(displayName, dotnet, copy, staging);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
        _copies.RemoveUnused();
        return _spec.Folder;
    }

    /// <summary>Removes what <see cref="Install"/> made.</summary>
    /// <returns>Copies that stay because a kernel runs from them; the next call of either removes them.</returns>
    /// <exception cref="CourseException">This tool installed no kernel of that name there.</exception>
    internal IReadOnlyList<string> Uninstall()
    {
        if (_spec.ReadCopy() is null)
        {
            throw new CourseException(
                CourseExitCode.Failed,
                _spec.Exists
                    ? $"'{_spec.Folder}' holds a kernel that this tool did not install, so it stays. 'jupyter kernelspec uninstall' removes it."
                    : $"No kernel is installed as '{name}' in '{dataFolder}'. Say by --name, --user or --prefix which one is meant.");
        }
        using var alone = _copies.Lock();
        _spec.Remove();
        return _copies.RemoveUnused();
    }
}
