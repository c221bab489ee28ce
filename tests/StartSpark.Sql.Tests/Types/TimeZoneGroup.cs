namespace StartSpark.Sql.Tests.Types;

/// <summary>Tests that change what all others share run after them, one at a time.</summary>
[CollectionDefinition(nameof(TimeZoneTests), DisableParallelization = true)]
public sealed class TimeZoneGroup;
