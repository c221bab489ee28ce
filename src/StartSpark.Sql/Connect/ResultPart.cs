using StartSpark.Sql.Types;

namespace StartSpark.Sql.Connect;

/// <summary>Some rows of a result, with the schema they share. The first part of every result may have no rows.</summary>
internal sealed record ResultPart(StructType Schema, IReadOnlyList<Row> Rows);
