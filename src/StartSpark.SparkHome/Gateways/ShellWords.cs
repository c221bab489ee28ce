using System.Text;

namespace StartSpark.SparkHome.Gateways;

/// <summary>Splits Java options as a shell would, the way Spark documents <c>spark.driver.extraJavaOptions</c>.</summary>
internal static class ShellWords
{
    internal static List<string> Split(string? text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var inWord = false;
        char? quote = null;
        for (var i = 0; i < (text?.Length ?? 0); i++)
        {
            var character = text![i];
            if (character == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
                inWord = true;
            }
            else if (quote is not null ? character == quote : character is '\'' or '"')
            {
                quote = quote is null ? character : null;
                inWord = true;
            }
            else if (quote is null && char.IsWhiteSpace(character))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                }
            }
            else
            {
                word.Append(character);
                inWord = true;
            }
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
