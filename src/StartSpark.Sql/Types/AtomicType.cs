namespace StartSpark.Sql.Types;

/// <summary>A type without parts: everything but arrays, maps, structs, intervals of the calendar and user-defined types.</summary>
public abstract class AtomicType : DataType
{
    private protected AtomicType()
    {
    }
}
