using System.Globalization;
using Bridge.Catalog.Charges;
using Bridge.Contracts.Catalog;

namespace Bridge.Catalog.Tests.Charges;

public sealed class ChargeRulesTests
{
    /// <summary>Rows as <c>min-max:charge</c>, without max where open; then the fields that are marked, in their order.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("1-9:10 10-49:5 50-:0", "")]
    [InlineData("10-49:5 1-9:10 50-:0", "")] // typed in any order
    [InlineData("5-9:10", "")] // below the first row nothing is charged
    [InlineData("0-9:10", "rows[0].min")]
    [InlineData("-3-9:10", "rows[0].min")]
    [InlineData("9-1:10", "rows[0].max")]
    [InlineData("1-9:-1", "rows[0].charge")]
    [InlineData("1-9:2000000000", "rows[0].charge")]
    [InlineData("1-9:10 11-20:5", "rows[1].min")] // 10 belongs to no row
    [InlineData("1-9:10 9-20:5", "rows[1].min")] // 9 belongs to both
    [InlineData("1-:10 5-20:5", "rows[1].min")] // behind an open end there is nothing
    [InlineData("1-100:1 2-3:1 50-60:1", "rows[1].min rows[2].min")] // overlaps the widest, not only the neighbour
    [InlineData("9-1:-5 0-4:1 1-2:1 4-5:1", "rows[0].max rows[0].charge rows[1].min rows[3].min")] // all at once
    public void Every_problem_is_told_at_once_by_its_row(string rows, string marked) =>
        Assert.Equal(marked, string.Join(' ', ChargeRules.Problems("Printing", Rows(rows)).Keys));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("This name is far longer than anything that fits into a line of a chat")]
    public void A_charge_has_a_name_that_customers_can_read(string? name) => Assert.Equal(["name"], ChargeRules.Problems(name, []).Keys);

    [Fact]
    public void A_gap_is_named() =>
        Assert.Equal("Leaves a gap: 10 to 14 belongs to no row.", Assert.Single(ChargeRules.Problems("Printing", Rows("1-9:1 15-:1"))["rows[1].min"]));

    static List<QuantityRow> Rows(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(row =>
    {
        var colon = row.IndexOf(':', StringComparison.Ordinal);
        var dash = row.IndexOf('-', 1);
        var max = row[(dash + 1)..colon];
        return new QuantityRow(int.Parse(row[..dash], CultureInfo.InvariantCulture), max.Length == 0 ? null : int.Parse(max, CultureInfo.InvariantCulture),
            decimal.Parse(row[(colon + 1)..], CultureInfo.InvariantCulture), ChargeBasis.PerOrder);
    })];
}
