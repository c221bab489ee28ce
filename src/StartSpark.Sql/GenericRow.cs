using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>Values in order, without names: a row to be given to Spark together with a schema. What Spark gives back is a <see cref="Row"/>.</summary>
/// <remarks>Rows are equal when their values are, arrays, maps and bytes included; the schema does not count, and NaN equals NaN.</remarks>
public class GenericRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="values">The values in order; the array is kept, not copied. <c>docs/types.md</c> tells which .NET types go with which Spark types.</param>
    public GenericRow(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values in order: the row's own array.</summary>
    public object?[] Values { get; }

    /// <summary>The value at that place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value; null for SQL's <c>NULL</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is shorter.</exception>
    public object? this[int index] => Get(index);

    /// <summary>The number of values.</summary>
    /// <returns>The count.</returns>
    public int Size() => Values.Length;

    /// <summary>The value at that place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value; null for SQL's <c>NULL</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is shorter.</exception>
    public object? Get(int index) => (uint)index < (uint)Values.Length
        ? Values[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The row has {Values.Length} values, numbered from 0.");

    /// <summary>Whether the value at that place is null.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>True for SQL's <c>NULL</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is shorter.</exception>
    public bool IsNullAt(int index) => Get(index) is null;

    /// <summary>
    /// The value at that place as a .NET type: the type it has, or one that holds it exactly: a wider or narrower whole
    /// number, <see cref="decimal"/> for <see cref="SparkDecimal"/>, <see cref="DateTime"/> for <see cref="DateTimeOffset"/>, <c>int[]</c> or <c>List&lt;int&gt;</c> for an array,
    /// <c>Dictionary&lt;string, int&gt;</c> for a map. Only <see cref="float"/> and <see cref="double"/> are rounded to.
    /// </summary>
    /// <typeparam name="T">The type wanted; a nullable one where the value may be null.</typeparam>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is shorter.</exception>
    /// <exception cref="InvalidCastException">The value is null or of another kind than <typeparamref name="T"/>.</exception>
    /// <exception cref="OverflowException">The value does not fit <typeparamref name="T"/>.</exception>
    public T GetAs<T>(int index) => Get(index) is T value ? value : ValueCast.To<T>(Get(index), NameOf(index));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is GenericRow other && ValueEquality.Instance.Equals(Values, other.Values);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => ValueEquality.Instance.GetHashCode(Values);

    /// <summary>The values as text: <c>[1,Ada,null]</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"[{string.Join(",", Values.Select(ValueText.Format))}]";

    /// <summary>How messages name the value at that place.</summary>
    internal virtual string NameOf(int index) => $"at place {index}";
}
