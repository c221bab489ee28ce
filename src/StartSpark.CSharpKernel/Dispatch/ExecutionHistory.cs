using System.Text.RegularExpressions;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>The cells that this kernel has run.</summary>
internal sealed class ExecutionHistory
{
    private readonly Lock gate = new();
    private readonly List<HistoryEntry> entries = [];
    private int next = 1;

    /// <summary>The number of the next cell.</summary>
    public int Next
    {
        get
        {
            lock (gate)
            {
                return next;
            }
        }
    }

    /// <summary>Writes a cell down when it begins, as front ends expect to find also cells that fail.</summary>
    public int Add(string input)
    {
        lock (gate)
        {
            entries.Add(new HistoryEntry(next, input, null));
            return next++;
        }
    }

    public void SetOutput(int line, string output)
    {
        lock (gate)
        {
            entries[line - 1] = entries[line - 1] with { Output = output };
        }
    }

    public IReadOnlyList<HistoryEntry> Tail(int count)
    {
        lock (gate)
        {
            return [.. entries.TakeLast(count)];
        }
    }

    /// <summary>Cells from <paramref name="start"/> on, up to but without <paramref name="stop"/>.</summary>
    public IReadOnlyList<HistoryEntry> Range(int start, int? stop)
    {
        lock (gate)
        {
            return [.. entries.Where(entry => entry.Line >= start && (stop is null || entry.Line < stop))];
        }
    }

    /// <summary>Cells whose whole text fits a pattern in which <c>*</c> and <c>?</c> stand for any text and any character.</summary>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        var expression = new Regex(
            $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}$",
            RegexOptions.Singleline | RegexOptions.NonBacktracking);
        lock (gate)
        {
            var found = entries.Where(entry => expression.IsMatch(entry.Input));
            if (unique)
            {
                found = found.GroupBy(entry => entry.Input, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(entry => entry.Line);
            }

            return count is { } most ? [.. found.TakeLast(most)] : [.. found];
        }
    }
}
