using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine;

/// <summary>The sizes of a product that are worth offering, and what the company charges for them.</summary>
internal static class QuantityRows
{
    /// <summary>The lower bounds of the product's table; without one the step's own <c>quantities</c>.</summary>
    public static IReadOnlyList<int> Sizes(ProductChanged product, Step step) =>
        product.Quantities.Count > 0
            ? [.. product.Quantities.Select(row => Math.Max(1, row.Min)).Distinct().Order()]
            : [.. step.List("quantities").OfType<JsonValue>().Select(value => value.TryGetValue<int>(out var size) ? size : 0).Where(size => size > 0)];

    /// <summary>The table in lines, for the card; null where nothing is charged.</summary>
    public static string? Table(Run run, ProductChanged product) =>
        product.Quantities.Any(row => row.Charge > 0)
            ? string.Join('\n', product.Quantities.Select(row => run.T("product_charge", ("range", Range(row)), ("charge", Charge(run, product, row)))))
            : null;

    public static string Charge(Run run, ProductChanged product, QuantityRow row) =>
        row.Charge == 0 ? run.T("no_charge") : run.T(row.Basis == ChargeBasis.PerUnit ? "charge_each" : "charge_once", ("amount", run.Amount(row.Charge, product.Currency)));

    public static string Pieces(Run run, int quantity) => quantity == 1 ? run.T("piece") : run.T("pieces", ("quantity", Number(quantity)));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Range(QuantityRow row) =>
        row.Max is not { } max ? Number(row.Min) + "+" : max == row.Min ? Number(row.Min) : $"{Number(row.Min)}–{Number(max)}";
}
