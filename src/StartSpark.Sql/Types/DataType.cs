using System.Text.Json;

namespace StartSpark.Sql.Types;

/// <summary>
/// A type of Spark SQL. Immutable; two types are equal when they are of the same kind with equal parameters.
/// The set is closed: it is the one that Spark has.
/// </summary>
/// <remarks>See Spark's <see href="https://spark.apache.org/docs/latest/sql-ref-datatypes.html">Data Types</see>. Which .NET type carries which Spark type is told in <c>docs/types.md</c>.</remarks>
public abstract class DataType : IEquatable<DataType>
{
    private protected DataType()
    {
    }

    /// <summary>The kind's name without parameters, as Spark's JSON spells it: <c>integer</c>, <c>decimal</c>, <c>struct</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>The type in Spark's short form: <c>int</c>, <c>decimal(10,2)</c>, <c>struct&lt;a:int&gt;</c>.</summary>
    public virtual string SimpleString => TypeName;

    /// <summary>The type as written in SQL: <c>INT</c>, <c>DECIMAL(10,2)</c>, <c>STRUCT&lt;a: INT NOT NULL&gt;</c>.</summary>
    public virtual string Sql => SimpleString.ToUpperInvariant();

    /// <summary>The type in Spark's JSON form, which <see cref="ParseDataType"/> reads back.</summary>
    public string Json => DataTypeJson.Write(this);

    /// <summary>The word that stands for an atomic type in JSON.</summary>
    internal virtual string JsonName => TypeName;

    /// <summary>Reads a type from Spark's JSON form.</summary>
    /// <param name="json">What <see cref="Json"/> gives, or <c>df.schema.json</c> in Scala and Python.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">The text is not the JSON of a Spark type.</exception>
    public static DataType ParseDataType(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return DataTypeJson.Read(json);
    }

    /// <inheritdoc/>
    public bool Equals(DataType? other) =>
        ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType() && HasSameParameters(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as DataType);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(TypeName, ParametersHash());

    /// <summary>The same as <see cref="SimpleString"/>.</summary>
    /// <returns>The type in Spark's short form.</returns>
    public override string ToString() => SimpleString;

    /// <summary>Writes the type's JSON value.</summary>
    internal virtual void WriteJson(Utf8JsonWriter writer) => writer.WriteStringValue(JsonName);

    /// <summary>Compares parameters with a type of the same class.</summary>
    private protected virtual bool HasSameParameters(DataType other) => true;

    /// <summary>A hash of what <see cref="HasSameParameters"/> compares.</summary>
    private protected virtual int ParametersHash() => 0;
}
