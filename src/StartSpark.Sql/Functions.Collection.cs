namespace StartSpark.Sql;

/// <content>Arrays, maps and structs.</content>
public static partial class Functions
{
    /// <summary>An array of these columns' values; they are brought to one type.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>An array; never null.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#array">Spark SQL: array</seealso>
    public static Column Array(params Column[] columns) => Call("array", columns);

    /// <inheritdoc cref="Array(Column[])"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="columnNames">Further columns' names.</param>
    public static Column Array(string columnName, params string[] columnNames) => Call("array", [Named(columnName), .. Named(columnNames)]);

    /// <summary>Whether an array has a value. Null where the array is null, or where it has not the value but a null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value: a column, or a value as a literal.</param>
    /// <returns>A condition.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#array_contains">Spark SQL: array_contains</seealso>
    public static Column ArrayContains(Column column, object value) => Call("array_contains", column, Lit(value));

    /// <inheritdoc cref="ArrayContains(Column, object)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="value">The value: a column, or a value as a literal.</param>
    public static Column ArrayContains(string columnName, object value) => ArrayContains(Named(columnName), value);

    /// <summary>The array without repetitions. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An array.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#array_distinct">Spark SQL: array_distinct</seealso>
    public static Column ArrayDistinct(Column column) => Call("array_distinct", column);

    /// <inheritdoc cref="ArrayDistinct(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ArrayDistinct(string columnName) => ArrayDistinct(Named(columnName));

    /// <summary>The smallest element that is not null; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The element.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#array_min">Spark SQL: array_min</seealso>
    public static Column ArrayMin(Column column) => Call("array_min", column);

    /// <inheritdoc cref="ArrayMin(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ArrayMin(string columnName) => ArrayMin(Named(columnName));

    /// <summary>The largest element that is not null; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The element.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#array_max">Spark SQL: array_max</seealso>
    public static Column ArrayMax(Column column) => Call("array_max", column);

    /// <inheritdoc cref="ArrayMax(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ArrayMax(string columnName) => ArrayMax(Named(columnName));

    /// <summary>The texts of an array with a delimiter between; nulls are left out. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#array_join">Spark SQL: array_join</seealso>
    public static Column ArrayJoin(Column column, string delimiter) => Call("array_join", column, Lit(delimiter));

    /// <inheritdoc cref="ArrayJoin(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="delimiter">The delimiter.</param>
    public static Column ArrayJoin(string columnName, string delimiter) => ArrayJoin(Named(columnName), delimiter);

    /// <summary>How many elements the array or pairs the map has. Null for null, or -1 with <c>spark.sql.legacy.sizeOfNull</c> and without ANSI mode.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#size">Spark SQL: size</seealso>
    public static Column Size(Column column) => Call("size", column);

    /// <inheritdoc cref="Size(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Size(string columnName) => Size(Named(columnName));

    /// <summary>A row for each element of an array, in the column <c>col</c>, or for each pair of a map, in <c>key</c> and <c>value</c>. No row for null or empty ones.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The element, or key and value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#explode">Spark SQL: explode</seealso>
    public static Column Explode(Column column) => Call("explode", column);

    /// <inheritdoc cref="Explode(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Explode(string columnName) => Explode(Named(columnName));

    /// <summary>As <see cref="Explode(Column)"/>, but with a row of nulls for null or empty ones.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The element, or key and value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#explode_outer">Spark SQL: explode_outer</seealso>
    public static Column ExplodeOuter(Column column) => Call("explode_outer", column);

    /// <inheritdoc cref="ExplodeOuter(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ExplodeOuter(string columnName) => ExplodeOuter(Named(columnName));

    /// <summary>As <see cref="Explode(Column)"/>, with the element's place from 0 in the column <c>pos</c>.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The place and the element, or the place, key and value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#posexplode">Spark SQL: posexplode</seealso>
    public static Column PosExplode(Column column) => Call("posexplode", column);

    /// <inheritdoc cref="PosExplode(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column PosExplode(string columnName) => PosExplode(Named(columnName));

    /// <summary>An array of arrays as one array. Null where it or any array in it is null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An array.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#flatten">Spark SQL: flatten</seealso>
    public static Column Flatten(Column column) => Call("flatten", column);

    /// <inheritdoc cref="Flatten(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Flatten(string columnName) => Flatten(Named(columnName));

    /// <summary>These columns as one value with fields of their names.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>A struct; never null.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#struct">Spark SQL: struct</seealso>
    public static Column Struct(params Column[] columns) => Call("struct", columns);

    /// <inheritdoc cref="Struct(Column[])"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="columnNames">Further columns' names.</param>
    public static Column Struct(string columnName, params string[] columnNames) => Call("struct", [Named(columnName), .. Named(columnNames)]);

    /// <summary>A map of keys and values, given by turns. A key that is null, or there twice, is an error.</summary>
    /// <param name="columns">Key, value, key, value …</param>
    /// <returns>A map; never null.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#map">Spark SQL: map</seealso>
    public static Column Map(params Column[] columns) => Call("map", columns);

    /// <inheritdoc cref="Map(Column[])"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="columnNames">Further columns' names.</param>
    public static Column Map(string columnName, params string[] columnNames) => Call("map", [Named(columnName), .. Named(columnNames)]);

    /// <summary>The keys of a map, in no certain order. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An array.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#map_keys">Spark SQL: map_keys</seealso>
    public static Column MapKeys(Column column) => Call("map_keys", column);

    /// <inheritdoc cref="MapKeys(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column MapKeys(string columnName) => MapKeys(Named(columnName));

    /// <summary>The values of a map, in no certain order. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An array.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#map_values">Spark SQL: map_values</seealso>
    public static Column MapValues(Column column) => Call("map_values", column);

    /// <inheritdoc cref="MapValues(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column MapValues(string columnName) => MapValues(Named(columnName));

    /// <summary>An array's element by its place (1 is the first, -1 the last), or the value of a map's key. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The place or key: a column, or a value as a literal.</param>
    /// <returns>The element; null for a key that is not there. In ANSI mode (Spark 4's default) a place outside the array is an error.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#element_at">Spark SQL: element_at</seealso>
    public static Column ElementAt(Column column, object value) => Call("element_at", column, Lit(value));

    /// <inheritdoc cref="ElementAt(Column, object)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="value">The place or key: a column, or a value as a literal.</param>
    public static Column ElementAt(string columnName, object value) => ElementAt(Named(columnName), value);

    /// <summary>The array in order, nulls first when ascending and last when descending. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="asc">Whether to sort upwards; true by default.</param>
    /// <returns>An array.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#sort_array">Spark SQL: sort_array</seealso>
    public static Column SortArray(Column column, bool asc = true) => Call("sort_array", column, Lit(asc));

    /// <inheritdoc cref="SortArray(Column, bool)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="asc">Whether to sort upwards; true by default.</param>
    public static Column SortArray(string columnName, bool asc = true) => SortArray(Named(columnName), asc);

    /// <summary>The JSON text as a variant. Null for null. Text that is no JSON is an error.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>VARIANT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#parse_json">Spark SQL: parse_json</seealso>
    public static Column ParseJson(Column column) => Call("parse_json", column);

    /// <inheritdoc cref="ParseJson(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ParseJson(string columnName) => ParseJson(Named(columnName));
}
