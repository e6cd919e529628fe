using System.Text.Json;
using Bridge.Catalog.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using CsCheck;

namespace Bridge.Catalog.Tests.Orders;

/// <summary>Whatever customer, ERP, admin and clerk do, in whatever order: an order goes only where it may go.</summary>
public sealed class OrderEdgesTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly HashSet<(OrderState From, OrderState To)> Legal =
    [
        (OrderState.Placing, OrderState.Placed), (OrderState.Placing, OrderState.Rejected), (OrderState.Placing, OrderState.Unknown), (OrderState.Placing, OrderState.Cancelled),
        (OrderState.Placed, OrderState.Confirmed), (OrderState.Placed, OrderState.Unknown), (OrderState.Placed, OrderState.Done), (OrderState.Placed, OrderState.Cancelled),
        (OrderState.Rejected, OrderState.Placing), (OrderState.Rejected, OrderState.Cancelled),
        (OrderState.Unknown, OrderState.Placing), (OrderState.Unknown, OrderState.Placed), (OrderState.Unknown, OrderState.Confirmed), (OrderState.Unknown, OrderState.Cancelled),
        (OrderState.Confirmed, OrderState.Done), (OrderState.Confirmed, OrderState.Cancelled),
        // The admin, or the ERP, has thought better of it.
        (OrderState.Done, OrderState.Confirmed), (OrderState.Done, OrderState.Placed), (OrderState.Done, OrderState.Cancelled),
        (OrderState.Cancelled, OrderState.Confirmed), (OrderState.Cancelled, OrderState.Placed), (OrderState.Cancelled, OrderState.Done),
    ];

    [Fact]
    public void No_sequence_of_acts_takes_an_illegal_edge_and_what_is_offered_is_what_is_possible() =>
        Gen.Select(Gen.Int[0, 12], Gen.Enum<ErpOutcome>(), Gen.Int[0, 3]).Array[1, 30].Sample(acts =>
        {
            var draft = OrderTests.Draft(Guid.CreateVersion7()) with { Payment = acts.Length % 2 == 0 ? PaymentMethod.Cash : PaymentMethod.Transfer };
            var order = New(draft);
            OrderMachine.Place(order, draft, order.Lines, Noon);
            foreach (var (act, outcome, n) in acts)
            {
                var (before, offered) = (order.State, PersonMoves.PossibleFor(order));
                var inErp = order.ExternalOrderId;
                var (name, move) = Do(order, draft, act, outcome, n);

                Assert.True(before == order.State || Legal.Contains((before, order.State)), $"{before} → {order.State} by {name}");
                Assert.True(name is null || offered.Contains(name) == move is not null, $"{name} was {(move is null ? "" : "not ")}offered in {before}");
                Assert.True(inErp is null || order.ExternalOrderId == inErp, "An order in the ERP never becomes another one");
                Assert.Equal(OrderMachine.WaitsOf(order) is OrderWait.Payment, PersonMoves.PossibleFor(order).Contains("payment-received"));
                Assert.True(order.State is not (OrderState.Done or OrderState.Cancelled) || OrderMachine.WaitsOf(order) is null, "What is over waits for nobody");
            }
        });

    static (string? Name, OrderMove? Move) Do(Order order, PlaceOrder draft, int act, ErpOutcome outcome, int n) => act switch
    {
        0 => (null, OrderMachine.Place(order, draft with { Effect = CatalogHost.Effect(), AgreedRevision = n }, order.Lines, Noon)),
        1 => (null, OrderMachine.Place(order, draft with { Effect = CatalogHost.Effect(), AgreedRevision = n, Agreed = draft.Agreed with { Total = 31m } }, order.Lines, Noon)),
        2 => ("retry", PersonMoves.Retry(order, Noon)),
        3 => ("done", PersonMoves.Done(order, Noon)),
        4 => ("found", PersonMoves.Found(order, "o-8", "S-8", Noon)),
        5 => ("accept-total", PersonMoves.AcceptTotal(order, Noon)),
        6 => ("payment-received", PersonMoves.PaymentReceived(order, null, Noon)),
        7 => ("cancel", PersonMoves.Cancel(order, null, Noon)),
        8 when order.ExternalOrderId is not null => (null, OrderMachine.Seen(order, new ErpStanding($"status {n}", "S-7"), Noon)),
        9 when order.ErpStatus is not null => Marked(order, n),
        12 => (null, Resuming.Resume(order, Noon + TimeSpan.FromDays(n))),
        _ when order.PendingKey is { } key => (null, OrderMachine.Answered(order, Answer(key, outcome, n), Noon)),
        _ => (null, null),
    };

    static (string?, OrderMove?) Marked(Order order, int n)
    {
        OrderMachine.Mark(order, n == 3 ? null : (StatusMeaning)n, Noon);
        return (null, null);
    }

    static ErpAnswered Answer(string key, ErpOutcome outcome, int n)
    {
        var operation = Enum.GetValues<ErpOperation>().Single(o => key.Split(':')[1] == ServiceDefaults.ErpOperationNames.Name(o));
        return new ErpAnswered
        {
            Key = key,
            Operation = operation,
            Outcome = outcome,
            Answer = outcome == ErpOutcome.Ok
                ? JsonSerializer.SerializeToElement(new { external_customer_id = "c-1", external_order_id = "o-7", order_number = "S-7", status = "open", total = n == 1 ? 31m : 30m })
                : null,
        };
    }

    static Order New(PlaceOrder draft) => new()
    {
        DraftId = draft.DraftId,
        ConversationId = draft.Effect.ConversationId,
        ContactId = draft.ContactId,
        Phone = draft.Phone,
        Name = draft.Name,
        Language = draft.Language,
        Revision = draft.AgreedRevision,
        Lines = [new OrderLine(Guid.CreateVersion7(), "mug", "Mug", 2, 12.5m, 25m, null)],
        Agreed = draft.Agreed,
        Address = draft.Address,
        Payment = draft.Payment,
        AskedAt = Noon,
        PlacedAt = Noon,
    };
}
