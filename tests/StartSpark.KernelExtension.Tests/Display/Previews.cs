using StartSpark.Sql;
using StartSpark.Sql.Types;

namespace StartSpark.KernelExtension.Tests.Display;

/// <summary>The first rows of tables that no Spark has made.</summary>
internal static class Previews
{
    /// <summary>A number, right-aligned, and a text.</summary>
    public static StructType NumberAndText { get; } = new(new StructField("n", new IntegerType()), new StructField("text", new StringType()));

    public static DataFramePreview Of(StructType schema, bool hasMore, params object?[][] rows) =>
        new(schema, [.. rows.Select(values => new Row(values, schema))], hasMore);
}
