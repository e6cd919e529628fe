using Bridge.Catalog.Charges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Catalog.Products;

/// <summary>What the company decides about a product, whole. A language left out, or empty, has the ERP's words.</summary>
public sealed record SaveProductRequest(IReadOnlyDictionary<string, string>? Names, IReadOnlyDictionary<string, string>? Descriptions, string? FlowId);

internal static class SaveProduct
{
    public const int MaxName = 200;

    /// <summary>What a card can hold beside its other lines: WhatsApp's body ends at 1,024 characters.</summary>
    public const int MaxDescription = 800;

    const int MaxFlowId = 100;

    public static void Map(RouteGroupBuilder products) => products.MapPut("/{id:guid}", Handle).WithName(nameof(SaveProduct));

    static async Task<Results<Ok<ProductDetails>, NotFound, ValidationProblem>> Handle(
        Guid id, SaveProductRequest request, CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (names, descriptions) = (Given(request.Names), Given(request.Descriptions));
        var problems = TooLong("names", names, MaxName).Concat(TooLong("descriptions", descriptions, MaxDescription)).ToDictionary();
        if (request.FlowId?.Length > MaxFlowId)
        {
            problems["flowId"] = [$"At most {MaxFlowId} characters."];
        }

        if (problems.Count > 0)
        {
            return TypedResults.ValidationProblem(problems);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        if (await db.LockProductsAsync([id], ct) is not [var product])
        {
            return TypedResults.NotFound();
        }

        (product.Names, product.Descriptions, product.FlowId) = (names, descriptions, string.IsNullOrEmpty(request.FlowId) ? null : request.FlowId);
        if (db.ChangeTracker.HasChanges())
        {
            await db.PublishAsync([product], clock.GetUtcNow(), ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await db.DetailsOfAsync(product, ct));
    }

    static Dictionary<string, string> Given(IReadOnlyDictionary<string, string>? texts) =>
        (texts ?? new Dictionary<string, string>()).Where(t => t.Key.Length > 0 && !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => t.Value.Trim());

    static IEnumerable<KeyValuePair<string, string[]>> TooLong(string field, Dictionary<string, string> texts, int most) =>
        texts.Where(t => t.Value.Length > most).Select(t => KeyValuePair.Create($"{field}.{t.Key}", new[] { $"At most {most} characters." }));
}
