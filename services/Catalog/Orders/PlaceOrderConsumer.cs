using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>A confirmed draft becomes an order, once; a repetition is answered from what is known.</summary>
internal sealed class PlaceOrderConsumer(CatalogDbContext db, ErpProfile profile, ChatFiles chat, TimeProvider clock) : IConsumer<PlaceOrder>
{
    public async Task Consume(ConsumeContext<PlaceOrder> context)
    {
        var (command, ct) = (context.Message, context.CancellationToken);
        // Asked before the transaction: whether the ERP takes addresses, and where it finds the customer's pictures, are questions to other services.
        var addressInNote = command.Address is not null && !await profile.TakesAddressesAsync(ct);
        var missing = command.Address is { } address ? (await profile.AddressesAsync(ct)).MissingIn(address) : [];
        var files = await chat.LinkAsync(command.Lines.SelectMany(l => l.Attachments), ct);
        var country = command.Address is { Country: "" } ? await db.Companies.Select(c => c.Country).SingleOrDefaultAsync(ct) : null;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.FirstTimeAsync(context, "place-order", ct))
        {
            return;
        }

        var order = await db.LockDraftAsync(command.DraftId, ct);
        var refusal = order is null && missing.Count > 0 ? $"The address has no {string.Join(", ", missing)}, which the ERP's profile requires" : null;
        if (await db.LinesOfAsync(command.Agreed, command.Lines, files, ct) is not { } lines || refusal is not null)
        {
            db.Send("flow-order-answered", Refused(command, refusal ?? "The draft names a product that Bridge does not know"));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return;
        }

        command = country is null ? command : command with { Address = command.Address! with { Country = country } };
        var now = clock.GetUtcNow();
        if (order is null)
        {
            order = New(command, lines, now);
            db.Orders.Add(order);
            // Draws the number that the ERP is told.
            await db.SaveChangesAsync(ct);
        }

        order.AddressInNote = order.ExternalOrderId is null ? addressInNote : order.AddressInNote;
        await db.SaveMoveAsync(order, OrderMachine.Place(order, command, lines, now), now, ct);
        await transaction.CommitAsync(ct);
    }

    static Order New(PlaceOrder command, IReadOnlyList<OrderLine> lines, DateTimeOffset now) => new()
    {
        DraftId = command.DraftId,
        ConversationId = command.Effect.ConversationId,
        ContactId = command.ContactId,
        Phone = command.Phone,
        Name = command.Name,
        Language = command.Language,
        Revision = command.AgreedRevision,
        Lines = lines,
        Agreed = command.Agreed,
        Address = command.Address,
        Payment = command.Payment,
        Note = command.Note,
        AskedAt = now,
        PlacedAt = now,
    };

    static OrderAnswered Refused(PlaceOrder command, string problem) => new()
    {
        Effect = command.Effect,
        DraftId = command.DraftId,
        Outcome = EffectOutcome.Rejected,
        Problem = problem,
    };
}
