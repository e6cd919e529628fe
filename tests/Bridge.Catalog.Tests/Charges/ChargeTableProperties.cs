using Bridge.Catalog.Charges;
using Bridge.Contracts.Catalog;
using CsCheck;

namespace Bridge.Catalog.Tests.Charges;

/// <summary>A table that is taken in leaves no doubt; one that would is refused, whatever it looks like.</summary>
public sealed class ChargeTableProperties
{
    const int Far = 60;

    /// <summary>Mostly rows side by side, as people type them; now and then one that is moved, stretched or shuffled.</summary>
    static readonly Gen<List<QuantityRow>> Tables = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 8].Array[1, 6], Gen.Bool, Gen.Int[-2, 2].Array[1, 12], Gen.Int[0, 3]).Select((first, lengths, openEnd, nudges, spoil) =>
    {
        var rows = new List<QuantityRow>();
        var min = first;
        foreach (var (i, length) in lengths.Index())
        {
            rows.Add(new QuantityRow(min, openEnd && i == lengths.Length - 1 ? null : min + length - 1, i + 1, i % 2 == 0 ? ChargeBasis.PerOrder : ChargeBasis.PerUnit));
            min += length;
        }

        if (spoil == 0)
        {
            var at = Math.Abs(nudges[0]) % rows.Count;
            rows[at] = rows[at] with { Min = rows[at].Min + nudges[^1], Max = rows[at].Max + nudges[nudges.Length / 2] };
        }

        if (spoil == 1)
        {
            rows.Reverse();
        }

        return rows;
    });

    static List<QuantityRow> RowsOf(List<QuantityRow> rows, int quantity) => rows.FindAll(r => r.Min <= quantity && (r.Max is null || quantity <= r.Max));

    [Fact]
    public void A_table_is_taken_in_exactly_where_every_quantity_between_its_ends_belongs_to_one_row() => Tables.Sample(rows =>
    {
        var sound = rows.TrueForAll(r => r.Min >= 1 && !(r.Max < r.Min));
        var (from, to) = (rows.Min(r => r.Min), rows.Max(r => r.Max ?? Far));
        var clear = sound && Enumerable.Range(from, to - from + 1).All(q => RowsOf(rows, q).Count == 1);

        Assert.Equal(clear, ChargeRules.Problems("Printing", rows).Count == 0);
    });

    [Fact]
    public void What_is_charged_is_the_row_of_the_quantity_once_or_by_the_piece_and_nothing_outside_the_table() =>
        Gen.Select(Tables.Where(rows => ChargeRules.Problems("Printing", rows).Count == 0), Gen.Int[1, Far]).Sample((rows, quantity) =>
        {
            var table = new ChargeTable { Name = "Printing", Rows = rows };

            var charged = table.At(quantity, "USD")?.Amount ?? 0;

            var row = RowsOf(rows, quantity).SingleOrDefault();
            Assert.Equal(row is null ? 0 : row.Basis == ChargeBasis.PerUnit ? row.Charge * quantity : row.Charge, charged);
        });
}
