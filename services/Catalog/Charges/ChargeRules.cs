using Bridge.Contracts.Catalog;

namespace Bridge.Catalog.Charges;

/// <summary>What is wrong with a table, all of it at once, keyed by the row as it was sent: the console marks each field.</summary>
internal static class ChargeRules
{
    const int MaxRows = 50;
    const int MaxName = 60;
    const decimal MaxCharge = 1_000_000_000m;

    public static Dictionary<string, string[]> Problems(string? name, IReadOnlyList<QuantityRow> rows)
    {
        var problems = new Dictionary<string, List<string>>();
        void Add(string field, string problem)
        {
            if (!problems.TryGetValue(field, out var list))
                problems[field] = list = [];
            list.Add(problem);
        }

        if (string.IsNullOrWhiteSpace(name))
            Add("name", "Give the charge the name that customers read.");
        else if (name.Length > MaxName)
            Add("name", $"At most {MaxName} characters.");
        if (rows.Count > MaxRows)
            Add("rows", $"At most {MaxRows} rows.");

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Min < 1)
                Add($"rows[{i}].min", "A quantity is at least 1.");
            if (row.Max < row.Min)
                Add($"rows[{i}].max", $"Must not be below the smallest quantity of the row ({row.Min}).");
            if (row.Charge < 0)
                Add($"rows[{i}].charge", "A charge is not negative.");
            else if (row.Charge > MaxCharge)
                Add($"rows[{i}].charge", $"At most {MaxCharge:0}.");
            if (!Enum.IsDefined(row.Basis))
                Add($"rows[{i}].basis", "PerOrder or PerUnit.");
        }

        // Neighbours are compared by quantity, whatever the order they were typed in; rows that are wrong in themselves would only add noise.
        var sorted = rows.Select((row, index) => (Row: row, Index: index)).Where(r => r.Row.Min >= 1 && !(r.Row.Max < r.Row.Min)).OrderBy(r => r.Row.Min).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            var (before, row) = (sorted[i - 1], sorted[i]);
            if (before.Row.Max is not { } end || row.Row.Min <= end)
                Add($"rows[{row.Index}].min", $"Overlaps row {before.Index + 1} ({Range(before.Row)}).");
            else if (row.Row.Min > end + 1)
                Add($"rows[{row.Index}].min", $"Leaves a gap: {Range(new(end + 1, row.Row.Min - 1, 0, default))} belongs to no row.");
        }
        return problems.ToDictionary(p => p.Key, p => p.Value.ToArray());
    }

    static string Range(QuantityRow row) =>
        row.Max is not { } max ? $"{row.Min} and above" : max == row.Min ? $"{max}" : $"{row.Min} to {max}";
}
