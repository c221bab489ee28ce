using System.Net;
using System.Text;
using StartSpark.Sql;
using StartSpark.Sql.Types;

namespace StartSpark.KernelExtension.Display;

/// <summary>The first rows as an HTML table with the columns' types; every text in it is encoded.</summary>
internal static class PreviewHtml
{
    public static string Write(DataFramePreview preview)
    {
        var html = new StringBuilder("<table class=\"dataframe\"><thead><tr>");
        foreach (var field in preview.Schema.Fields)
        {
            html.Append("<th scope=\"col\">").Append(Encoded(field.Name))
                .Append("<br><small style=\"font-weight:normal;opacity:.7\">").Append(Encoded(field.DataType.SimpleString)).Append("</small></th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in preview.Rows)
        {
            html.Append("<tr>");
            for (var column = 0; column < preview.Schema.Fields.Count; column++)
            {
                var alignment = preview.Schema.Fields[column].DataType is NumericType ? " style=\"text-align:right\"" : " style=\"text-align:left\"";
                html.Append("<td").Append(alignment).Append('>');
                html.Append(row.Get(column) is { } value ? Encoded(ValueText.Format(value)) : "<em style=\"opacity:.6\">null</em>").Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table><p style=\"opacity:.7\">").Append(Encoded(PreviewCount.Of(preview))).Append("</p>");
        return html.ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
