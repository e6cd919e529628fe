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
        var problems = new List<(string Field, string Problem)>();
        void Refuse(bool wrong, string field, string problem)
        {
            if (wrong)
            {
                problems.Add((field, problem));
            }
        }

        Refuse(string.IsNullOrWhiteSpace(name), "name", "Give the charge the name that customers read.");
        Refuse(name?.Length > MaxName, "name", $"At most {MaxName} characters.");
        Refuse(rows.Count > MaxRows, "rows", $"At most {MaxRows} rows.");
        foreach (var (i, row) in rows.Index())
        {
            Refuse(row.Min < 1, $"rows[{i}].min", "A quantity is at least 1.");
            Refuse(row.Max < row.Min, $"rows[{i}].max", $"Must not be below the smallest quantity of the row ({row.Min}).");
            Refuse(row.Charge < 0, $"rows[{i}].charge", "A charge is not negative.");
            Refuse(row.Charge > MaxCharge, $"rows[{i}].charge", $"At most {MaxCharge:0}.");
            Refuse(!Enum.IsDefined(row.Basis), $"rows[{i}].basis", "PerOrder or PerUnit.");
        }

        // By quantity, whatever the order they were typed in, each against the one that reaches furthest before it. Rows that are wrong in themselves
        // would only add noise.
        (int Index, QuantityRow Row)? furthest = null;
        foreach (var (i, row) in rows.Index().Where(r => r.Item.Min >= 1 && !(r.Item.Max < r.Item.Min)).OrderBy(r => r.Item.Min))
        {
            if (furthest is { } before)
            {
                var end = before.Row.Max ?? int.MaxValue;
                Refuse(row.Min <= end, $"rows[{i}].min", $"Overlaps row {before.Index + 1} ({Range(before.Row)}).");
                Refuse(row.Min - 1 > end, $"rows[{i}].min", $"Leaves a gap: {Range(before.Row with { Min = end + 1, Max = row.Min - 1 })} belongs to no row.");
            }

            if (furthest is not { } reach || (row.Max ?? int.MaxValue) > (reach.Row.Max ?? int.MaxValue))
            {
                furthest = (i, row);
            }
        }

        return problems.GroupBy(p => p.Field).ToDictionary(p => p.Key, p => p.Select(f => f.Problem).ToArray());
    }

    static string Range(QuantityRow row) =>
        row.Max is not { } max ? $"{row.Min} and above" : max == row.Min ? $"{max}" : $"{row.Min} to {max}";
}
