using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <content>Arithmetic by name, text, parts of nested values, casts, names, order and windows.</content>
public sealed partial class Column
{
    /// <summary>A part of this value: the field of a struct, or the value of a map's key.</summary>
    /// <param name="field">The field's name, or the map's key.</param>
    public Column this[string field] => GetItem(field);

    /// <summary>A part of this value: an array's element by its place from 0, or the value of a map's key.</summary>
    /// <param name="key">The place or the key.</param>
    public Column this[Column key] => GetItem(key);

    /// <summary>The sum; see the operator <c>+</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>The sum.</returns>
    public Column Plus(object? other) => Call("+", this, Of(other));

    /// <summary>The difference; see the operator <c>-</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>The difference.</returns>
    public Column Minus(object? other) => Call("-", this, Of(other));

    /// <summary>The product; see the operator <c>*</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>The product.</returns>
    public Column Multiply(object? other) => Call("*", this, Of(other));

    /// <summary>The quotient; see the operator <c>/</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>The quotient.</returns>
    public Column Divide(object? other) => Call("/", this, Of(other));

    /// <summary>The remainder; see the operator <c>%</c>.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>The remainder.</returns>
    public Column Mod(object? other) => Call("%", this, Of(other));

    /// <summary>The bits set in both numbers; null where either is null.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A whole number.</returns>
    public Column BitwiseAND(object? other) => Call("&", this, Of(other));

    /// <summary>The bits set in either number; null where either is null.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A whole number.</returns>
    public Column BitwiseOR(object? other) => Call("|", this, Of(other));

    /// <summary>The bits set in one number only; null where either is null.</summary>
    /// <param name="other">A column, or a value as a literal.</param>
    /// <returns>A whole number.</returns>
    public Column BitwiseXOR(object? other) => Call("^", this, Of(other));

    /// <summary>True where the text fits a pattern of SQL: <c>%</c> any characters, <c>_</c> any one, <c>\</c> escapes. Null for null.</summary>
    /// <param name="pattern">The pattern, as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Like(string pattern) => Call("like", this, Of(pattern));

    /// <summary>As <see cref="Like"/>, whatever the letters' case.</summary>
    /// <param name="pattern">The pattern, as a literal.</param>
    /// <returns>A condition.</returns>
    public Column ILike(string pattern) => Call("ilike", this, Of(pattern));

    /// <summary>True where a part of the text fits a regular expression of Java. Null for null.</summary>
    /// <param name="pattern">The regular expression, as a literal.</param>
    /// <returns>A condition.</returns>
    public Column RLike(string pattern) => Call("rlike", this, Of(pattern));

    /// <summary>True where the text starts with another; null where either is null.</summary>
    /// <param name="other">A column, or text as a literal.</param>
    /// <returns>A condition.</returns>
    public Column StartsWith(object? other) => Call("startsWith", this, Of(other));

    /// <summary>True where the text ends with another; null where either is null.</summary>
    /// <param name="other">A column, or text as a literal.</param>
    /// <returns>A condition.</returns>
    public Column EndsWith(object? other) => Call("endsWith", this, Of(other));

    /// <summary>True where the text contains another; null where either is null.</summary>
    /// <param name="other">A column, or text as a literal.</param>
    /// <returns>A condition.</returns>
    public Column Contains(object? other) => Call("contains", this, Of(other));

    /// <summary>A piece of the text or of the bytes; null for null.</summary>
    /// <param name="startPos">Where it starts: 1 is the first character, -1 the last.</param>
    /// <param name="len">How many characters at most.</param>
    /// <returns>The piece; empty beyond the end.</returns>
    public Column Substr(Column startPos, Column len) => Call("substr", this, startPos, len);

    /// <summary>A part of this value: an array's element by its place from 0, the value of a map's key, or a struct's field by its name.</summary>
    /// <param name="key">The place, key or name; a column, or a value as a literal.</param>
    /// <returns>The part; null for a key that is not there. In ANSI mode (Spark 4's default) a place outside an array is an error.</returns>
    public Column GetItem(object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new Column(new Protos.Expression { UnresolvedExtractValue = new() { Child = Expression, Extraction = Of(key).Expression } });
    }

    /// <summary>A field of this struct; null where the struct is null.</summary>
    /// <param name="fieldName">The field's name.</param>
    /// <returns>The field's value.</returns>
    public Column GetField(string fieldName) => GetItem(fieldName);

    /// <summary>This struct with one field more, or with another value in a field that it has.</summary>
    /// <param name="fieldName">The field's name; dots reach into structs inside.</param>
    /// <param name="column">The field's value.</param>
    /// <returns>The new struct; null where this one is null.</returns>
    public Column WithField(string fieldName, Column column)
    {
        ArgumentNullException.ThrowIfNull(fieldName);
        ArgumentNullException.ThrowIfNull(column);
        return new Column(new Protos.Expression
        {
            UpdateFields = new() { StructExpression = Expression, FieldName = fieldName, ValueExpression = column.Expression },
        });
    }

    /// <summary>This struct without some of its fields. Names that it has not are passed over.</summary>
    /// <param name="fieldNames">The fields' names; dots reach into structs inside.</param>
    /// <returns>The new struct; null where this one is null.</returns>
    /// <exception cref="ArgumentException">No name is given.</exception>
    public Column DropFields(params string[] fieldNames)
    {
        ArgumentNullException.ThrowIfNull(fieldNames);
        if (fieldNames.Length == 0)
        {
            throw new ArgumentException("Give at least one field to drop.", nameof(fieldNames));
        }

        return fieldNames.Aggregate(this, static (column, name) => new Column(
            new Protos.Expression { UpdateFields = new() { StructExpression = column.Expression, FieldName = name } }));
    }

    /// <summary>The value as another type. In ANSI mode (Spark 4's default) a value that does not convert is an error; see <see cref="TryCast(string)"/>.</summary>
    /// <param name="to">The type as SQL writes it: <c>int</c>, <c>decimal(10,2)</c>, <c>array&lt;string&gt;</c>.</param>
    /// <returns>The value; null for null.</returns>
    public Column Cast(string to) => Cast(new Protos.Expression.Types.Cast { TypeStr = to });

    /// <summary>The value as another type. In ANSI mode (Spark 4's default) a value that does not convert is an error; see <see cref="TryCast(DataType)"/>.</summary>
    /// <param name="to">The type.</param>
    /// <returns>The value; null for null.</returns>
    public Column Cast(DataType to) => Cast(new Protos.Expression.Types.Cast { Type = DataTypeProto.ToProto(to) });

    /// <summary>The value as another type, or null where it does not convert.</summary>
    /// <param name="to">The type as SQL writes it.</param>
    /// <returns>The value, or null.</returns>
    public Column TryCast(string to) => Cast(new Protos.Expression.Types.Cast { TypeStr = to, EvalMode = Protos.Expression.Types.Cast.Types.EvalMode.Try });

    /// <summary>The value as another type, or null where it does not convert.</summary>
    /// <param name="to">The type.</param>
    /// <returns>The value, or null.</returns>
    public Column TryCast(DataType to) => Cast(new Protos.Expression.Types.Cast { Type = DataTypeProto.ToProto(to), EvalMode = Protos.Expression.Types.Cast.Types.EvalMode.Try });

    /// <summary>The column under a name.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The named column.</returns>
    public Column Alias(string alias) => As(alias);

    /// <summary>The column under a name.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The named column.</returns>
    public Column Name(string alias) => As(alias);

    /// <summary>The column under a name, or several names where it makes several columns (as exploding a map does).</summary>
    /// <param name="aliases">The names.</param>
    /// <returns>The named column.</returns>
    /// <exception cref="ArgumentException">No name is given.</exception>
    public Column As(params IEnumerable<string> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        var alias = new Protos.Expression.Types.Alias { Expr = Expression };
        alias.Name.AddRange(aliases);
        return alias.Name.Count > 0
            ? new Column(new Protos.Expression { Alias = alias })
            : throw new ArgumentException("Give at least one name.", nameof(aliases));
    }

    /// <summary>As part of an order: ascending, nulls first.</summary>
    /// <returns>The order.</returns>
    public Column Asc() => AscNullsFirst();

    /// <summary>As part of an order: ascending, nulls first.</summary>
    /// <returns>The order.</returns>
    public Column AscNullsFirst() => Sort(Protos.Expression.Types.SortOrder.Types.SortDirection.Ascending, nullsFirst: true);

    /// <summary>As part of an order: ascending, nulls last.</summary>
    /// <returns>The order.</returns>
    public Column AscNullsLast() => Sort(Protos.Expression.Types.SortOrder.Types.SortDirection.Ascending, nullsFirst: false);

    /// <summary>As part of an order: descending, nulls last.</summary>
    /// <returns>The order.</returns>
    public Column Desc() => DescNullsLast();

    /// <summary>As part of an order: descending, nulls first.</summary>
    /// <returns>The order.</returns>
    public Column DescNullsFirst() => Sort(Protos.Expression.Types.SortOrder.Types.SortDirection.Descending, nullsFirst: true);

    /// <summary>As part of an order: descending, nulls last.</summary>
    /// <returns>The order.</returns>
    public Column DescNullsLast() => Sort(Protos.Expression.Types.SortOrder.Types.SortDirection.Descending, nullsFirst: false);

    /// <summary>This aggregate or ranking over a window of rows.</summary>
    /// <param name="window">The rows: see <see cref="Window"/>.</param>
    /// <returns>A value for each row.</returns>
    public Column Over(WindowSpec window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new Column(new Protos.Expression { Window = window.ToProto(Expression) });
    }

    /// <summary>This aggregate over all rows.</summary>
    /// <returns>A value for each row, the same for all.</returns>
    public Column Over() => Over(WindowSpec.Empty);

    private Column Cast(Protos.Expression.Types.Cast cast)
    {
        cast.Expr = Expression;
        return new Column(new Protos.Expression { Cast = cast });
    }

    private Column Sort(Protos.Expression.Types.SortOrder.Types.SortDirection direction, bool nullsFirst) => new(new Protos.Expression
    {
        SortOrder = new()
        {
            Child = Expression,
            Direction = direction,
            NullOrdering = nullsFirst
                ? Protos.Expression.Types.SortOrder.Types.NullOrdering.SortNullsFirst
                : Protos.Expression.Types.SortOrder.Types.NullOrdering.SortNullsLast,
        },
    });
}
