namespace StartSpark.Sql.Types;

/// <summary>The words of an interval's field range, shared by the two interval types that have one.</summary>
internal static class IntervalFields
{
    public static void Check(string[] fields, int startField, int endField)
    {
        if (startField < 0 || startField >= fields.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(startField), startField, $"The fields are 0 to {fields.Length - 1}: {string.Join(", ", fields)}.");
        }

        if (endField < startField || endField >= fields.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(endField), endField, $"After {fields[startField]} the end is {startField} to {fields.Length - 1}.");
        }
    }

    public static string Describe(string[] fields, int startField, int endField) =>
        startField == endField ? $"interval {fields[startField]}" : $"interval {fields[startField]} to {fields[endField]}";

    public static bool TryParse(string[] fields, string text, out int startField, out int endField)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        startField = endField = -1;
        if (words is ["interval", var only])
        {
            startField = endField = Array.IndexOf(fields, only);
        }
        else if (words is ["interval", var first, "to", var last])
        {
            startField = Array.IndexOf(fields, first);
            endField = Array.IndexOf(fields, last);
        }

        return startField >= 0 && endField >= startField;
    }
}
