using System.Security.Claims;
using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>A draft that waits for the customer's Confirm.</summary>
/// <param name="OfferedAt">When he was last sent it by a person.</param>
public sealed record Offer(
    Guid DraftId, Guid ConversationId, int Revision, IReadOnlyList<OfferLine> Lines, Quote Quote, Address? Address, PaymentMethod Payment, string? Note, string Phone,
    Guid AgentId, DateTimeOffset OfferedAt);

public sealed record OfferLine(Guid ProductId, string Name, int Quantity, string? Note, IReadOnlyList<Guid> Attachments);

/// <summary>
/// A person sends the customer what he has put together for him: lines, charges, total, address, payment, and a Confirm. Sent again under the same draft it
/// is the same order with other content, and the Confirm under the older one shows the newer.
/// </summary>
internal static class OfferOrder
{
    public static void Map(RouteGroupBuilder agents)
    {
        agents.MapPost("/offers", Send).WithName(nameof(OfferOrder));
        agents.MapGet("/offers", Get).WithName("GetOffer");
    }

    static async Task<Results<Ok<Offer>, ValidationProblem, ProblemHttpResult>> Send(
        OrderForCustomerRequest request, CatalogDbContext db, Pricer pricer, ErpProfile profile, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        var (draft, problem) = await request.DraftAsync(pricer, profile, clock, user, ct);
        if (draft is null)
        {
            return problem!.Result is ValidationProblem invalid ? invalid : (ProblemHttpResult)problem.Result;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockDraftAsync(draft.DraftId, ct) is { } order)
        {
            return TypedResults.Problem($"It is placed already, as {order.Reference}.", statusCode: StatusCodes.Status409Conflict, title: "Placed already");
        }

        var shown = await db.OfferedOrders.AsNoTracking().SingleOrDefaultAsync(d => d.DraftId == draft.DraftId, ct);
        if (shown is not null && shown.ConversationId != draft.ConversationId)
        {
            return TypedResults.Problem("This draft belongs to another chat.", statusCode: StatusCodes.Status409Conflict);
        }

        draft.Revision = (shown?.Revision ?? 0) + 1;
        db.OfferedOrders.Attach(draft).State = shown is null ? EntityState.Added : EntityState.Modified;
        db.Send("flow-order-offered", draft.Shown(OfferReason.Sent));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(Of(draft));
    }

    /// <summary>The newest that waits in this chat: whoever goes on with it changes that one. To HR alone there is none: what somebody buys is no application.</summary>
    static async Task<Results<Ok<Offer>, NoContent>> Get(Guid conversation, ClaimsPrincipal user, CatalogDbContext db, CancellationToken ct) =>
        user.MayReadRest() && await db.OfferedOrders.AsNoTracking().Where(d => d.ConversationId == conversation).OrderByDescending(d => d.ChangedAt).FirstOrDefaultAsync(ct) is { } draft
            ? TypedResults.Ok(Of(draft)) : TypedResults.NoContent();

    static Offer Of(OfferedOrder d) => new(
        d.DraftId, d.ConversationId, d.Revision,
        [.. d.Lines.Select((line, i) => new OfferLine(line.ProductId, d.Quote.Lines[i].Name, line.Quantity, line.Note, line.Attachments))],
        d.Quote, d.Address, d.Payment, d.Note, d.Phone, d.AgentId, d.ChangedAt);
}
