namespace StartSpark.Sql.Types;

/// <summary>An instant, to the microsecond: SQL's <c>TIMESTAMP</c> (with local time zone), a .NET <see cref="DateTimeOffset"/> whose offset is zero.</summary>
public sealed class TimestampType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "timestamp";
}
