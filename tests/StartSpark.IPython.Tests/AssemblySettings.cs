using StartSpark.Testing;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(SparkTurn))]
