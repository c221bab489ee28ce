namespace StartSpark.Sql.Types;

/// <summary>A type of whole numbers of fixed width.</summary>
public abstract class IntegralType : NumericType
{
    private protected IntegralType()
    {
    }
}
