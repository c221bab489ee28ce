using System.Text.Json;

namespace StartSpark.Sql.Types;

/// <summary>
/// A type that a Scala, Java or Python program defined over one of Spark's own (vectors and matrices of MLlib, say).
/// Passed through: its values are those of <see cref="SqlType"/>.
/// </summary>
public sealed class UserDefinedType : DataType
{
    internal UserDefinedType(DataType sqlType, string? jvmClass, string? pythonClass, string? serializedPythonClass)
    {
        SqlType = sqlType;
        JvmClass = jvmClass;
        PythonClass = pythonClass;
        SerializedPythonClass = serializedPythonClass;
    }

    /// <summary>The type in which values are stored and in which they arrive here.</summary>
    public DataType SqlType { get; }

    /// <summary>The Scala or Java class that defines it; null for one defined in Python.</summary>
    public string? JvmClass { get; }

    /// <summary>The Python class that goes with it, if any.</summary>
    public string? PythonClass { get; }

    /// <inheritdoc/>
    public override string TypeName => "udt";

    /// <inheritdoc/>
    public override string Sql => SqlType.Sql;

    /// <summary>The Python class in Python's own serialized form, kept only to be given back to Spark.</summary>
    internal string? SerializedPythonClass { get; }

    /// <inheritdoc/>
    internal override void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "udt");
        WriteIfPresent(writer, "class", JvmClass);
        WriteIfPresent(writer, "pyClass", PythonClass);
        WriteIfPresent(writer, "serializedClass", SerializedPythonClass);
        writer.WritePropertyName("sqlType");
        SqlType.WriteJson(writer);
        writer.WriteEndObject();
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private protected override bool HasSameParameters(DataType other) =>
        other is UserDefinedType type
        && type.JvmClass == JvmClass
        && type.PythonClass == PythonClass
        && type.SerializedPythonClass == SerializedPythonClass
        && type.SqlType.Equals(SqlType);

    private protected override int ParametersHash() => HashCode.Combine(JvmClass, PythonClass, SqlType);
}
