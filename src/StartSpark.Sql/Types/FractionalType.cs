namespace StartSpark.Sql.Types;

/// <summary>A type of numbers with a fraction.</summary>
public abstract class FractionalType : NumericType
{
    private protected FractionalType()
    {
    }
}
