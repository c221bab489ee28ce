using System.Globalization;

namespace StartSpark.Sql.Types;

/// <summary>The names that Spark's JSON gives to spatial reference systems, which its other forms name by number.</summary>
internal static class SpatialReference
{
    /// <summary>Each value has a reference system of its own.</summary>
    public const int Mixed = -1;

    /// <summary>Longitude and latitude on WGS 84, Spark's default.</summary>
    public const int Default = 4326;

    private const string DefaultName = "OGC:CRS84";

    public static string Describe(string kind, int srid) =>
        srid == Mixed ? $"{kind}(any)" : string.Create(CultureInfo.InvariantCulture, $"{kind}({srid})");

    public static string NameOf(int srid) => srid switch
    {
        Mixed => "SRID:ANY",
        0 => "SRID:0",
        Default => DefaultName,
        _ => string.Create(CultureInfo.InvariantCulture, $"EPSG:{srid}"),
    };

    public static int NumberOf(string name)
    {
        if (name is "" or DefaultName)
        {
            return Default;
        }

        if (name.Equals("SRID:ANY", StringComparison.OrdinalIgnoreCase))
        {
            return Mixed;
        }

        var number = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var srid)
            ? srid
            : throw new ArgumentException($"'{name}' is no spatial reference system that this client knows; give EPSG:<number>.");
    }
}
