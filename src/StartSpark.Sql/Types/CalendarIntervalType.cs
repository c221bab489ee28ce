namespace StartSpark.Sql.Types;

/// <summary>A span of months, days and microseconds: SQL's <c>INTERVAL</c> without a field range, a <see cref="CalendarInterval"/>.</summary>
public sealed class CalendarIntervalType : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "interval";
}
