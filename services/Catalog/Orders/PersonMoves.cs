using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;

namespace Bridge.Catalog.Orders;

/// <summary>
/// What only a person may decide of an order: that something is tried anew, that it is in the ERP after all, that another total holds, that the money has
/// come. Each answers null where the order does not wait for it.
/// </summary>
internal static class PersonMoves
{
    /// <summary>By the names of their addresses, in the order in which a person would think of them.</summary>
    public static IReadOnlyList<string> PossibleFor(Order order) =>
    [
        .. new (string Act, bool Possible)[]
        {
            ("payment-received", AwaitsPayment(order)), ("accept-total", AwaitsTotal(order)), ("found", MayBeFound(order)), ("retry", MayBeRetried(order)),
            ("done", MayBeDone(order)), ("cancel", MayBeCancelled(order)), ("refresh", order.ExternalOrderId is not null),
        }.Where(a => a.Possible).Select(a => a.Act),
    ];

    /// <summary>He has looked: it is not in the ERP, or not done. Tried anew under keys of its own, because the old ones are spent.</summary>
    public static OrderMove? Retry(Order order, DateTimeOffset now)
    {
        if (!MayBeRetried(order))
        {
            return null;
        }

        order.State = order.ExternalOrderId is null ? OrderState.Placing : OrderState.Placed;
        (order.Stuck, order.Problem, order.Resumes) = (null, null, 0);
        order.Attempt++;
        return OrderMachine.Go(order, "tried anew", now);
    }

    /// <summary>He has looked: it is in the ERP, under this id and number. What comes after goes on.</summary>
    public static OrderMove? Found(Order order, string externalId, string number, DateTimeOffset now)
    {
        if (!MayBeFound(order))
        {
            return null;
        }

        (order.ExternalOrderId, order.ErpNumber, order.State) = (externalId, number, OrderState.Placed);
        // An order in the ERP has a customer there; which, no later step asks.
        order.ExternalCustomerId ??= "";
        (order.Stuck, order.Problem) = (null, null);
        return OrderMachine.Go(order, "found in the ERP", now);
    }

    /// <summary>What is left for a person to see to he has seen to in the ERP itself.</summary>
    public static OrderMove? Done(Order order, DateTimeOffset now)
    {
        if (!MayBeDone(order))
        {
            return null;
        }

        var step = order.Stuck;
        (order.Stuck, order.Problem, order.Resumes) = (null, null, 0);
        order.AddressSet = true;
        order.State = step == ErpOperation.ConfirmOrder ? OrderState.Confirmed : OrderState.Placed;
        return OrderMachine.Go(order, "seen to in the ERP", now);
    }

    /// <summary>The customer agrees to the ERP's total: told to a person, who answers for it.</summary>
    public static OrderMove? AcceptTotal(Order order, DateTimeOffset now)
    {
        if (!AwaitsTotal(order))
        {
            return null;
        }

        order.Agreed = order.Agreed with { Total = order.ErpTotal!.Value };
        return OrderMachine.Go(order, "total accepted", now);
    }

    /// <summary>The money is there; a picture of a transfer proves nothing.</summary>
    public static OrderMove? PaymentReceived(Order order, string? reference, DateTimeOffset now)
    {
        if (!AwaitsPayment(order))
        {
            return null;
        }

        (order.PaidAt, order.PaymentReference) = (now, reference);
        return OrderMachine.Go(order, "payment received", now);
    }

    /// <summary>Given up before it was in the ERP. What is there is cancelled there: only the ERP can say so.</summary>
    public static OrderMove? Cancel(Order order, string? reason, DateTimeOffset now)
    {
        if (!MayBeCancelled(order))
        {
            return null;
        }

        (order.State, order.Stuck, order.Problem, order.ResumeAt) = (OrderState.Cancelled, null, null, null);
        OrderMachine.Enter(order, "cancelled", reason, now);
        return new OrderMove(Changed: true, TellCustomer: true);
    }

    static bool MayBeRetried(Order order) => order.PendingKey is null && (order.Stuck is not null || order.State is OrderState.Placing or OrderState.Rejected);

    static bool MayBeFound(Order order) => order is { State: OrderState.Unknown, PendingKey: null, ExternalOrderId: null };

    static bool MayBeDone(Order order) => order is { PendingKey: null, Stuck: not null, ExternalOrderId: not null };

    static bool MayBeCancelled(Order order) => order is { PendingKey: null, ExternalOrderId: null, State: OrderState.Placing or OrderState.Rejected or OrderState.Unknown };

    static bool AwaitsTotal(Order order) => order is { State: OrderState.Placed, TotalDiffers: true, Stuck: null, PendingKey: null };

    static bool AwaitsPayment(Order order) =>
        order is { State: OrderState.Placed, Payment: not PaymentMethod.Cash, PaidAt: null, Stuck: null, PendingKey: null, TotalDiffers: false };
}
