namespace StartSpark.Sql.Types;

/// <summary>A date and time of day without a zone, to the microsecond: SQL's <c>TIMESTAMP_NTZ</c>, a .NET <see cref="DateTime"/> of kind <see cref="DateTimeKind.Unspecified"/>.</summary>
public sealed class TimestampNTZType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "timestamp_ntz";
}
