namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Console input that asks the person at the front end, a line at a time.</summary>
internal sealed class CellTextReader(InputRequests requests) : TextReader
{
    private string line = "";
    private int position;

    public override string? ReadLine()
    {
        if (position < line.Length)
        {
            var rest = line[position..].TrimEnd('\n');
            position = line.Length;
            return rest;
        }

        return requests.Ask("", isPassword: false);
    }

    public override int Peek() => position < line.Length ? line[position] : -1;

    public override int Read()
    {
        if (position >= line.Length)
        {
            line = requests.Ask("", isPassword: false) + "\n";
            position = 0;
        }

        return line[position++];
    }
}
