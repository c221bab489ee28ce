namespace StartSpark.Sql.Types;

/// <summary>
/// Spark counts days and microseconds from 1970-01-01 in the proleptic Gregorian calendar, as .NET counts days and ticks
/// of 100 ns from year 1, so every value of years 1 to 9999 converts exactly. Spark itself can hold others; those are errors here.
/// </summary>
internal static class SparkTime
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;
    private const long MinMicroseconds = -62_135_596_800_000_000;
    private const long MaxMicroseconds = 253_402_300_799_999_999;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static DateOnly ToDate(int days)
    {
        var day = (long)days + EpochDay;
        return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day)
            : throw new OverflowException($"A date {days} days from 1970-01-01 is outside the years 1 to 9999 that .NET's DateOnly holds; cast the column to string to read it.");
    }

    public static int FromDate(DateOnly date) => date.DayNumber - EpochDay;

    public static DateTime ToDateTime(long microseconds)
    {
        Check(microseconds);
        return new DateTime(DateTime.UnixEpoch.Ticks + (microseconds * TicksPerMicrosecond), DateTimeKind.Unspecified);
    }

    public static DateTimeOffset ToInstant(long microseconds)
    {
        Check(microseconds);
        return new DateTimeOffset(DateTime.UnixEpoch.Ticks + (microseconds * TicksPerMicrosecond), TimeSpan.Zero);
    }

    public static long FromTicks(long ticks) => Whole(ticks - DateTime.UnixEpoch.Ticks, "A timestamp");

    public static long FromInstant(DateTimeOffset instant) => FromTicks(instant.UtcTicks);

    public static TimeOnly ToTimeOfDay(long nanoseconds) => nanoseconds % 100 == 0
        ? new TimeOnly(nanoseconds / 100)
        : throw new OverflowException($"A time of day {nanoseconds} ns after midnight is finer than the 100 ns of .NET's TimeOnly; cast the column to time(6) or to string to read it.");

    public static long FromTimeOfDay(TimeOnly time) => time.Ticks * 100;

    public static TimeSpan ToTimeSpan(long microseconds)
    {
        var ticks = (Int128)microseconds * TicksPerMicrosecond;
        return ticks >= long.MinValue && ticks <= long.MaxValue
            ? new TimeSpan((long)ticks)
            : throw new OverflowException($"An interval of {microseconds} microseconds is longer than .NET's TimeSpan holds; cast the column to string to read it.");
    }

    public static long FromTimeSpan(TimeSpan span) => Whole(span.Ticks, "An interval");

    private static void Check(long microseconds)
    {
        if (microseconds is < MinMicroseconds or > MaxMicroseconds)
        {
            throw new OverflowException($"A timestamp {microseconds} microseconds from 1970-01-01 is outside the years 1 to 9999 that .NET's date types hold; cast the column to string to read it.");
        }
    }

    private static long Whole(long ticks, string what) => Math.DivRem(ticks, TicksPerMicrosecond) is (var microseconds, 0)
        ? microseconds
        : throw new ArgumentException($"{what} in Spark is exact to the microsecond, and this value has a finer part; round it first.");
}
