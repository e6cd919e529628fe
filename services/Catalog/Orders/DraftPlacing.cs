using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>Makes the order of a draft that a person has put together: he confirms it for the customer, or the customer does by a tap.</summary>
internal sealed class DraftPlacing(CatalogDbContext db, ErpProfile profile, ChatFiles chat, TimeProvider clock)
{
    /// <summary>Another one placed it a moment ago: that order.</summary>
    /// <param name="agreed">The price that holds now.</param>
    /// <param name="tappedIn">The chat in which the customer tapped Confirm: what is still to be agreed is asked of him there. Null where a person places it for him.</param>
    public async Task<Order> PlaceAsync(OfferedOrder draft, Quote agreed, Guid? tappedIn, CancellationToken ct)
    {
        // Asked before the transaction: whether the ERP takes addresses, and where it finds the customer's pictures, are questions to other services.
        var addressInNote = draft.Address is not null && !await profile.TakesAddressesAsync(ct);
        var files = await chat.LinkAsync(draft.Lines.SelectMany(l => l.Attachments), ct);
        var country = draft.Address is { Country: "" } ? await db.Companies.Select(c => c.Country).SingleOrDefaultAsync(ct) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockDraftAsync(draft.DraftId, ct) is { } meanwhile)
        {
            return meanwhile;
        }

        var now = clock.GetUtcNow();
        var order = new Order
        {
            DraftId = draft.DraftId,
            ConversationId = tappedIn ?? draft.ConversationId,
            ContactId = draft.ContactId,
            Phone = draft.Phone,
            Name = draft.Name,
            Language = draft.Language,
            Revision = draft.Revision,
            Lines = (await db.LinesOfAsync(agreed, draft.Lines, files, ct))!,
            Agreed = agreed,
            Address = country is null ? draft.Address : draft.Address! with { Country = country },
            AddressInNote = addressInNote,
            Payment = draft.Payment,
            Note = draft.Note,
            AgentId = draft.AgentId,
            ConfirmedByCustomer = tappedIn is not null,
            AskedAt = now,
            PlacedAt = now,
        };
        db.Orders.Add(order);
        // Draws the number that the ERP is told.
        await db.SaveChangesAsync(ct);
        if (tappedIn is not null)
        {
            OrderMachine.Enter(order, "offered to the customer", null, draft.ChangedAt);
        }

        var move = OrderMachine.Go(order, tappedIn is not null ? "confirmed by the customer" : "placed for the customer", now);
        order.NewEntries[0].UserId = draft.AgentId;
        await db.OfferedOrders.Where(d => d.DraftId == draft.DraftId).ExecuteDeleteAsync(ct);
        await db.SaveMoveAsync(order, move, now, ct);
        await transaction.CommitAsync(ct);
        return order;
    }
}
