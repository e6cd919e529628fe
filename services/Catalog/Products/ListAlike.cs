using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

/// <summary>Products that a customer cannot tell apart in a list, because WhatsApp cuts their names to the same text.</summary>
public sealed record AlikeProducts(string Title, IReadOnlyList<AlikeProduct> Products);

public sealed record AlikeProduct(Guid Id, string Name);

internal static class ListAlike
{
    /// <summary>Characters of a list row's title: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages</summary>
    const int RowTitle = 24;

    public static void Map(RouteGroupBuilder products) => products.MapGet("/alike", Handle).WithName(nameof(ListAlike));

    static async Task<Ok<List<AlikeProducts>>> Handle(string? language, CatalogDbContext db, CancellationToken ct)
    {
        var visible = await db.Products.AsNoTracking().Where(p => p.Public && p.Active && !p.Removed).OrderBy(p => p.Position)
            .Select(p => new { p.Id, p.Name, p.Names }).ToListAsync(ct);
        return TypedResults.Ok(visible
            .Select(p => new AlikeProduct(p.Id, language is not null && p.Names.TryGetValue(language, out var own) ? own : p.Name))
            .GroupBy(p => Cut(p.Name), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => new AlikeProducts(g.Key, [.. g])).ToList());
    }

    /// <summary>By what a reader takes for one character.</summary>
    static string Cut(string name)
    {
        var text = new StringInfo(name);
        return text.LengthInTextElements <= RowTitle ? name : text.SubstringByTextElements(0, RowTitle - 1).TrimEnd() + "…";
    }
}
