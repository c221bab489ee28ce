using StartSpark.Sql.Tests;
using StartSpark.Testing;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(SparkFixture))]
[assembly: TestPipelineStartup(typeof(SparkTurn))]
