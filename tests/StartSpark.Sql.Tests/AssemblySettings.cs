using StartSpark.Sql.Tests;

[assembly: AssemblyFixture(typeof(SparkFixture))]
