using System.Runtime.InteropServices;
using Workshop.Kernel;
using Workshop.Processes;

namespace Workshop.Cli.Kernels;

/// <summary>The kernel's process: begins with the connection file, ends by a client's wish or a signal, and leaves no process behind.</summary>
internal static class KernelProcess
{
    /// <summary>Runs the kernel until it is asked to shut down.</summary>
    /// <returns>One of <see cref="CourseExitCode"/>.</returns>
    internal static int Run(KernelArguments arguments)
    {
        try
        {
            var connection = ConnectionFile.Read(arguments.ConnectionFile);
            ProcessTree.AdoptOrphans();
            var kernel = JupyterKernel.Start(connection, new KernelHost());
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                context.Cancel = true;
                kernel.Interrupt();
            });
            kernel.ShutdownAsked.Wait();
            kernel.Dispose();
            JupyterKernel.FlushTransport();
            return CourseExitCode.Success;
        }
        catch (ConnectionFileException exception)
        {
            Console.Error.WriteLine($"course: {exception.Message}");
            return CourseExitCode.WrongUsage;
        }
        catch (ListenException exception)
        {
            Console.Error.WriteLine($"course: {exception.Message}");
            return CourseExitCode.LacksSomething;
        }
    }
}
