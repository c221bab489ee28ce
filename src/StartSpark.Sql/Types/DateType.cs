namespace StartSpark.Sql.Types;

/// <summary>A day of the proleptic Gregorian calendar: SQL's <c>DATE</c>, a .NET <see cref="DateOnly"/>.</summary>
public sealed class DateType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "date";
}
