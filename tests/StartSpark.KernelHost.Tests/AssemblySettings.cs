using Xunit.Sdk;
using Xunit.v3;

// Two cores: one kernel at a time, so that a deadline is the kernel's and not the neighbour's.
[assembly: Parallelization(Mode = ParallelMode.None)]
