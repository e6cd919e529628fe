using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

public sealed record ProductRow(
    Guid Id, string ExternalId, string? Sku, string Name, decimal? Price, string Currency, string? Category, bool Visible, bool Active, Guid? ImageId, string? FlowId, long Version);

/// <param name="Next">Passed as <c>after</c> for the following page; null on the last.</param>
public sealed record ProductPage(IReadOnlyList<ProductRow> Items, string? Next, int Total);

internal static class ListProducts
{
    const int MaxLimit = 200;

    public static void Map(RouteGroupBuilder products) => products.MapGet("/", Handle).WithName(nameof(ListProducts));

    /// <summary>In the ERP's order; what has left the ERP is not listed.</summary>
    static async Task<Ok<ProductPage>> Handle(
        string? search, bool? visible, string? flow, string? after, int? limit, CatalogDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, MaxLimit);
        var matching = db.Products.AsNoTracking().Where(p => !p.Removed && (visible == null || p.Public == visible) && (flow == null || p.FlowId == flow));
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{SearchPattern.Escape(search.Trim())}%";
            matching = matching.Where(p => EF.Functions.ILike(p.Name, pattern) || EF.Functions.ILike(p.Sku!, pattern) || EF.Functions.ILike(p.Category!, pattern)
                || EF.Functions.ILike(p.ExternalId, pattern));
        }

        var page = matching;
        if (Cursor.TryParse(after, out var position, out var id))
        {
            page = page.Where(p => p.Position > position || (p.Position == position && p.Id > id));
        }

        var rows = await page.OrderBy(p => p.Position).ThenBy(p => p.Id).Take(take + 1).ToListAsync(ct);
        var next = rows.Count > take ? Cursor.Of(rows[take - 1]) : null;
        return TypedResults.Ok(new ProductPage([.. rows.Take(take).Select(Row)], next, await matching.CountAsync(ct)));
    }

    public static ProductRow Row(Product p) =>
        new(p.Id, p.ExternalId, p.Sku, p.Name, p.Price, p.Currency, p.Category, p.Public, p.Orderable, p.CoverId, p.FlowId, p.Version);
}

/// <summary>Where a page ended, in the list's order.</summary>
internal static class Cursor
{
    public static string Of(Product last) => FormattableString.Invariant($"{last.Position}.{last.Id:N}");

    public static bool TryParse(string? text, out int position, out Guid id)
    {
        (position, id) = (0, default);
        return text?.Split('.') is [var first, var second] && int.TryParse(first, out position) && Guid.TryParseExact(second, "N", out id);
    }
}
