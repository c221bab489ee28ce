using System.Globalization;
using System.Net;
using System.Text;

namespace StartSpark.CSharpKernel.Display;

/// <summary>Values with parts as an HTML table; every text in it is encoded.</summary>
internal static class HtmlTable
{
    public static string OfItems(IReadOnlyList<object?> items, bool more)
    {
        var columns = ColumnsOf(items);
        var html = new StringBuilder("<table><thead><tr><th></th>");
        foreach (var column in columns is [] ? ["value"] : columns)
        {
            html.Append("<th>").Append(WebUtility.HtmlEncode(column)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (var row = 0; row < items.Count; row++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{row}</th>");
            AppendCells(html, items[row], columns);
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (more)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>The first {items.Count} items; there are more.</p>");
        }

        return html.ToString();
    }

    public static string OfObject(object value, IReadOnlyList<ValueMember> members)
    {
        var html = new StringBuilder("<table><tbody>");
        foreach (var member in members)
        {
            html.Append("<tr><th>").Append(WebUtility.HtmlEncode(member.Name)).Append("</th><td>")
                .Append(WebUtility.HtmlEncode(member.TextOf(value))).Append("</td></tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static List<string> ColumnsOf(IReadOnlyList<object?> items)
    {
        List<string> columns = [];
        foreach (var item in items)
        {
            if (PlainText.IsScalar(item) || item is System.Collections.IEnumerable)
            {
                continue;
            }

            columns.AddRange(ValueMembers.Of(item!).Select(member => member.Name).Except(columns));
        }

        return columns;
    }

    private static void AppendCells(StringBuilder html, object? item, List<string> columns)
    {
        var members = item is null || PlainText.IsScalar(item) ? [] : ValueMembers.Of(item);
        if (columns.Count == 0 || members.Count == 0)
        {
            var span = Math.Max(1, columns.Count);
            html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{span}\">")
                .Append(WebUtility.HtmlEncode(PlainText.OfLine(item))).Append("</td>");
            return;
        }

        foreach (var column in columns)
        {
            var member = members.FirstOrDefault(known => known.Name == column);
            html.Append("<td>").Append(WebUtility.HtmlEncode(member?.TextOf(item!) ?? "")).Append("</td>");
        }
    }
}
