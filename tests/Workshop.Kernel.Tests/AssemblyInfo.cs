using Xunit.Sdk;
using Xunit.v3;

// Kernels share the process's console, as two notebooks never do.
[assembly: Parallelization(Mode = ParallelMode.None)]
