namespace StartSpark.Sql;

/// <content>Texts.</content>
public static partial class Functions
{
    /// <summary>Texts, bytes or arrays one after the other. Null where any is null.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>The whole.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#concat">Spark SQL: concat</seealso>
    public static Column Concat(params Column[] columns) => Call("concat", columns);

    /// <summary>Texts, and the texts of arrays, with a separator between. Nulls are left out; never null.</summary>
    /// <param name="sep">The separator.</param>
    /// <param name="columns">The columns.</param>
    /// <returns>The whole.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#concat_ws">Spark SQL: concat_ws</seealso>
    public static Column ConcatWs(string sep, params Column[] columns) => Call("concat_ws", [Lit(sep), .. columns]);

    /// <summary>The text in capitals. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#upper">Spark SQL: upper</seealso>
    public static Column Upper(Column column) => Call("upper", column);

    /// <inheritdoc cref="Upper(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Upper(string columnName) => Upper(Named(columnName));

    /// <summary>The text in small letters. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#lower">Spark SQL: lower</seealso>
    public static Column Lower(Column column) => Call("lower", column);

    /// <inheritdoc cref="Lower(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Lower(string columnName) => Lower(Named(columnName));

    /// <summary>The text with a capital at the start of each word and small letters else. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#initcap">Spark SQL: initcap</seealso>
    public static Column InitCap(Column column) => Call("initcap", column);

    /// <inheritdoc cref="InitCap(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column InitCap(string columnName) => InitCap(Named(columnName));

    /// <summary>The text without the spaces at both ends, or without other characters there. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#trim">Spark SQL: trim</seealso>
    public static Column Trim(Column column) => Call("trim", column);

    /// <inheritdoc cref="Trim(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Trim(string columnName) => Trim(Named(columnName));

    /// <inheritdoc cref="Trim(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="trimString">The characters to take off, instead of spaces.</param>
    public static Column Trim(Column column, string trimString) => Call("trim", Lit(trimString), column);

    /// <inheritdoc cref="Trim(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="trimString">The characters to take off, instead of spaces.</param>
    public static Column Trim(string columnName, string trimString) => Trim(Named(columnName), trimString);

    /// <summary>The text without the spaces at the start, or without other characters there. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#ltrim">Spark SQL: ltrim</seealso>
    public static Column Ltrim(Column column) => Call("ltrim", column);

    /// <inheritdoc cref="Ltrim(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Ltrim(string columnName) => Ltrim(Named(columnName));

    /// <inheritdoc cref="Ltrim(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="trimString">The characters to take off, instead of spaces.</param>
    public static Column Ltrim(Column column, string trimString) => Call("ltrim", Lit(trimString), column);

    /// <inheritdoc cref="Ltrim(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="trimString">The characters to take off, instead of spaces.</param>
    public static Column Ltrim(string columnName, string trimString) => Ltrim(Named(columnName), trimString);

    /// <summary>The text without the spaces at the end, or without other characters there. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#rtrim">Spark SQL: rtrim</seealso>
    public static Column Rtrim(Column column) => Call("rtrim", column);

    /// <inheritdoc cref="Rtrim(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Rtrim(string columnName) => Rtrim(Named(columnName));

    /// <inheritdoc cref="Rtrim(Column)"/>
    /// <param name="column">The column.</param>
    /// <param name="trimString">The characters to take off, instead of spaces.</param>
    public static Column Rtrim(Column column, string trimString) => Call("rtrim", Lit(trimString), column);

    /// <inheritdoc cref="Rtrim(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="trimString">The characters to take off, instead of spaces.</param>
    public static Column Rtrim(string columnName, string trimString) => Rtrim(Named(columnName), trimString);

    /// <summary>How many characters the text has, spaces at the end too, or how many bytes. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#length">Spark SQL: length</seealso>
    public static Column Length(Column column) => Call("length", column);

    /// <inheritdoc cref="Length(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Length(string columnName) => Length(Named(columnName));

    /// <summary>A piece of the text or of the bytes. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="pos">Where it starts: 1 is the first character, -1 the last.</param>
    /// <param name="len">How many characters at most.</param>
    /// <returns>The piece; empty beyond the end.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#substring">Spark SQL: substring</seealso>
    public static Column Substring(Column column, Column pos, Column len) => Call("substring", column, pos, len);

    /// <inheritdoc cref="Substring(Column, Column, Column)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="pos">Where it starts: 1 is the first character, -1 the last.</param>
    /// <param name="len">How many characters at most.</param>
    public static Column Substring(string columnName, Column pos, Column len) => Substring(Named(columnName), pos, len);

    /// <summary>The text before some occurrence of a delimiter. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="delim">The delimiter.</param>
    /// <param name="count">Which occurrence: 1 is the first; negative ones count from the end and give the text after.</param>
    /// <returns>The piece; the whole text where there are not so many.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#substring_index">Spark SQL: substring_index</seealso>
    public static Column SubstringIndex(Column column, string delim, int count) => Call("substring_index", column, Lit(delim), count);

    /// <inheritdoc cref="SubstringIndex(Column, string, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="delim">The delimiter.</param>
    /// <param name="count">Which occurrence: 1 is the first; negative ones count from the end and give the text after.</param>
    public static Column SubstringIndex(string columnName, string delim, int count) => SubstringIndex(Named(columnName), delim, count);

    /// <summary>The pieces of the text between what fits a regular expression of Java. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <returns>An array of texts.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#split">Spark SQL: split</seealso>
    public static Column Split(Column column, string pattern) => Call("split", column, Lit(pattern), -1);

    /// <inheritdoc cref="Split(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="pattern">The regular expression.</param>
    public static Column Split(string columnName, string pattern) => Split(Named(columnName), pattern);

    /// <inheritdoc cref="Split(Column, string)"/>
    /// <param name="column">The column.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="limit">How many pieces at most, the last with all the rest; 0 or less for no limit.</param>
    public static Column Split(Column column, string pattern, int limit) => Call("split", column, Lit(pattern), limit);

    /// <inheritdoc cref="Split(Column, string, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="limit">How many pieces at most, the last with all the rest; 0 or less for no limit.</param>
    public static Column Split(string columnName, string pattern, int limit) => Split(Named(columnName), pattern, limit);

    /// <summary>The text with each part that fits a regular expression of Java replaced. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="replacement">What to put in its place; <c>$1</c> is the first group.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#regexp_replace">Spark SQL: regexp_replace</seealso>
    public static Column RegexpReplace(Column column, string pattern, string replacement) => Call("regexp_replace", column, Lit(pattern), Lit(replacement));

    /// <inheritdoc cref="RegexpReplace(Column, string, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="replacement">What to put in its place; <c>$1</c> is the first group.</param>
    public static Column RegexpReplace(string columnName, string pattern, string replacement) => RegexpReplace(Named(columnName), pattern, replacement);

    /// <inheritdoc cref="RegexpReplace(Column, string, string)"/>
    public static Column RegexpReplace(Column column, Column pattern, Column replacement) => Call("regexp_replace", column, pattern, replacement);

    /// <summary>A group of the first part that fits a regular expression of Java. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="groupIdx">Which group; 0 is all that fits.</param>
    /// <returns>Text; empty where nothing fits.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#regexp_extract">Spark SQL: regexp_extract</seealso>
    public static Column RegexpExtract(Column column, string pattern, int groupIdx) => Call("regexp_extract", column, Lit(pattern), groupIdx);

    /// <inheritdoc cref="RegexpExtract(Column, string, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="groupIdx">Which group; 0 is all that fits.</param>
    public static Column RegexpExtract(string columnName, string pattern, int groupIdx) => RegexpExtract(Named(columnName), pattern, groupIdx);

    /// <summary>The text filled at its start to a length; longer text is cut. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="len">The length wanted, in characters.</param>
    /// <param name="pad">What to fill with.</param>
    /// <returns>Text of that length.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#lpad">Spark SQL: lpad</seealso>
    public static Column Lpad(Column column, int len, string pad) => Call("lpad", column, len, Lit(pad));

    /// <inheritdoc cref="Lpad(Column, int, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="len">The length wanted, in characters.</param>
    /// <param name="pad">What to fill with.</param>
    public static Column Lpad(string columnName, int len, string pad) => Lpad(Named(columnName), len, pad);

    /// <summary>The text filled at its end to a length; longer text is cut. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="len">The length wanted, in characters.</param>
    /// <param name="pad">What to fill with.</param>
    /// <returns>Text of that length.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#rpad">Spark SQL: rpad</seealso>
    public static Column Rpad(Column column, int len, string pad) => Call("rpad", column, len, Lit(pad));

    /// <inheritdoc cref="Rpad(Column, int, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="len">The length wanted, in characters.</param>
    /// <param name="pad">What to fill with.</param>
    public static Column Rpad(string columnName, int len, string pad) => Rpad(Named(columnName), len, pad);

    /// <summary>Values in a text of Java's <c>printf</c> form. A null value shows as <c>null</c>.</summary>
    /// <param name="format">The form: <c>%s</c>, <c>%d</c>, <c>%.2f</c> …</param>
    /// <param name="columns">The values.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#format_string">Spark SQL: format_string</seealso>
    public static Column FormatString(string format, params Column[] columns) => Call("format_string", [Lit(format), .. columns]);

    /// <summary>The number with commas between thousands and so many digits after the point. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="d">The digits after the point.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#format_number">Spark SQL: format_number</seealso>
    public static Column FormatNumber(Column column, int d) => Call("format_number", column, d);

    /// <inheritdoc cref="FormatNumber(Column, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="d">The digits after the point.</param>
    public static Column FormatNumber(string columnName, int d) => FormatNumber(Named(columnName), d);

    /// <summary>Where a piece first stands in the text. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="substring">The piece.</param>
    /// <returns>An <c>INT</c>: 1 for the start, 0 where it is not there.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#instr">Spark SQL: instr</seealso>
    public static Column Instr(Column column, string substring) => Call("instr", column, Lit(substring));

    /// <inheritdoc cref="Instr(Column, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="substring">The piece.</param>
    public static Column Instr(string columnName, string substring) => Instr(Named(columnName), substring);

    /// <summary>The text or the array from its end to its start. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Text or an array.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#reverse">Spark SQL: reverse</seealso>
    public static Column Reverse(Column column) => Call("reverse", column);

    /// <inheritdoc cref="Reverse(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Reverse(string columnName) => Reverse(Named(columnName));

    /// <summary>The text so many times over. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="n">How many times.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#repeat">Spark SQL: repeat</seealso>
    public static Column Repeat(Column column, int n) => Call("repeat", column, n);

    /// <inheritdoc cref="Repeat(Column, int)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="n">How many times.</param>
    public static Column Repeat(string columnName, int n) => Repeat(Named(columnName), n);

    /// <summary>The text with some characters put for others, one for one. Null for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="matching">The characters to replace.</param>
    /// <param name="replace">What to put for each; those without one are left out.</param>
    /// <returns>Text.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#translate">Spark SQL: translate</seealso>
    public static Column Translate(Column column, string matching, string replace) => Call("translate", column, Lit(matching), Lit(replace));

    /// <inheritdoc cref="Translate(Column, string, string)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="matching">The characters to replace.</param>
    /// <param name="replace">What to put for each; those without one are left out.</param>
    public static Column Translate(string columnName, string matching, string replace) => Translate(Named(columnName), matching, replace);
}
