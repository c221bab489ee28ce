using StartSpark.EndToEnd.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

// Two cores: one story at a time, so that a deadline is the product's and not the neighbour's.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(ChromiumFixture))]
