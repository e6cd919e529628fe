using System.Text;

namespace Bridge.Flow.Flows;

/// <summary>Tables as spreadsheets write and read them (RFC 4180).</summary>
static class Csv
{
    /// <summary>Without it Excel takes the file for one of its own country's code page.</summary>
    const char ByteOrderMark = '\uFEFF';

    public static string Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder().Append(ByteOrderMark);
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>Null where a quote is left open: half a table is no table.</summary>
    public static List<List<string>>? Read(string text)
    {
        var (rows, row, cell) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        var (quoted, at) = (false, text is [ByteOrderMark, ..] ? 1 : 0);
        // A German or Brazilian spreadsheet separates by semicolons.
        var separator = text.AsSpan(at, text.IndexOfAny(['\r', '\n'], at) is var end and >= 0 ? end - at : text.Length - at).Contains(';') ? ';' : ',';
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            if (quoted && sign == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append(text[++at]);
            }
            else if (sign == '"' && (quoted || cell.Length == 0))
            {
                quoted = !quoted;
            }
            else if (quoted)
            {
                // Some spreadsheets end lines within a cell as they end rows; the wording never does.
                if (sign != '\r' || at + 1 == text.Length || text[at + 1] != '\n')
                {
                    cell.Append(sign);
                }
            }
            else if (sign == separator)
            {
                row.Add(Take(cell));
            }
            else if (sign == '\n')
            {
                row.Add(Take(cell));
                rows.Add(row);
                row = [];
            }
            else if (sign != '\r')
            {
                cell.Append(sign);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(Take(cell));
            rows.Add(row);
        }

        return quoted ? null : rows;
    }

    static string Take(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }

    static string Quote(string cell)
    {
        var safe = IsLikeFormula(cell) ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",;\"\r\n") || safe.AsSpan().Trim().Length != safe.Length ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Takes back what <see cref="Write"/> put before a cell that looks like a formula.</summary>
    public static string Plain(string cell) => cell is ['\'', ..] && IsLikeFormula(cell) ? cell[1..] : cell;

    /// <summary>The spreadsheet that opens it would run it. Apostrophes that stand there already get one more, so that every cell comes back as it went.</summary>
    static bool IsLikeFormula(string cell) => cell.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
