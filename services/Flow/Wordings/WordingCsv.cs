using Bridge.Flow.Flows;

namespace Bridge.Flow.Wordings;

/// <summary>The table of words as a spreadsheet gives it back.</summary>
static class WordingCsv
{
    public static IReadOnlyList<string> Head { get; } = ["flow", "step", "field", "all"];

    /// <summary>Only what differs from <paramref name="table"/>; what is wrong is told by line, and then nothing is changed.</summary>
    public static (IReadOnlyList<WordingChange> Changes, IReadOnlyList<string> Problems) Read(string text, WordingTable table)
    {
        if (Csv.Read(text) is not [var head, .. var rows])
        {
            return ([], ["The file is empty, or a quote in it is never closed."]);
        }

        if (head.Count <= Head.Count || !head.Take(Head.Count).SequenceEqual(Head, StringComparer.OrdinalIgnoreCase))
        {
            return ([], [$"The first line must begin with {string.Join(", ", Head)} and name the languages."]);
        }

        var known = table.Flows.SelectMany(f => f.Sentences.Select(s => (Key: (f.FlowId, s.StepId ?? "", s.Path), Sentence: s))).ToDictionary(s => s.Key, s => s.Sentence);
        var (changes, problems) = (new List<WordingChange>(), new List<string>());
        for (var line = 0; line < rows.Count; line++)
        {
            var row = rows[line];
            if (row.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (row.Count < Head.Count || !known.TryGetValue((row[0], row[1], row[2]), out var sentence))
            {
                problems.Add($"Line {line + 2}: there is no such sentence.");
                continue;
            }

            for (var column = Head.Count - 1; column < Math.Min(row.Count, head.Count); column++)
            {
                var language = column == Head.Count - 1 ? "" : head[column];
                var said = Csv.Plain(row[column]);
                if (said != (sentence.Texts.GetValueOrDefault(language) ?? "") && language.Length + said.Length > 0)
                {
                    changes.Add(new WordingChange(row[0], row[1].Length == 0 ? null : row[1], row[2], language, said));
                }
            }
        }

        return (problems.Count == 0 ? changes : [], problems);
    }
}
