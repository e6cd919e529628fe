using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Orders;

/// <summary>What a move of the machine leads to, all of it in the commit of the move.</summary>
/// <param name="Call">The next call of the ERP.</param>
/// <param name="Answer">What the waiting session is told.</param>
/// <param name="Changed">The order is another than before.</param>
/// <param name="TellCustomer">No session waits for it any more.</param>
/// <param name="StatusIsNews">The ERP's status is another, and nobody has been told.</param>
/// <param name="Offer">The customer, who has confirmed by a tap, is asked whether he agrees to this.</param>
internal sealed record OrderMove(
    CallErp? Call = null, OrderAnswered? Answer = null, bool Changed = false, bool TellCustomer = false, bool StatusIsNews = false, OrderOffered? Offer = null);

/// <summary>
/// The life of an order: UPSERT_CUSTOMER → CREATE_ORDER → SET_ADDRESS → CONFIRM_ORDER, each at most once. Where it stands follows from what is known of
/// the ERP's side, so a repeated command or answer finds nothing left to do. After an outcome that is not known no write follows, whoever asks.
/// </summary>
internal static partial class OrderMachine
{
    /// <summary>
    /// How long a session surely still waits for its answer. Shorter than the session's own deadline: in between the customer may be told twice,
    /// which Flow can see; not to be told at all nobody could.
    /// </summary>
    static readonly TimeSpan SessionWaits = TimeSpan.FromSeconds(18);

    /// <summary>The draft was confirmed: for the first time, again by a repetition, or again by the customer.</summary>
    public static OrderMove Place(Order order, PlaceOrder command, IReadOnlyList<OrderLine> lines, DateTimeOffset now)
    {
        (order.Asking, order.AskedAt) = (command.Effect, now);
        if (order.PendingKey is not null)
        {
            return new OrderMove();
        }

        switch (order.State)
        {
            // A repetition may come late: what the customer agreed to last holds.
            case OrderState.Placing when command.AgreedRevision >= order.Revision:
                Take(order, command, lines);
                return Go(order, "placed", now);
            // What the ERP refused is provably not there: other content may be tried, under another key.
            case OrderState.Rejected when command.AgreedRevision > order.Revision:
                Take(order, command, lines);
                order.Attempt++;
                order.State = OrderState.Placing;
                return Go(order, "placed anew", now);
            // Whatever else of it a person has to see to: the customer has answered, and is not asked again.
            case OrderState.Placed when order.TotalDiffers && command.Agreed.Total == order.ErpTotal:
                order.Agreed = command.Agreed;
                order.Revision = command.AgreedRevision;
                return Go(order, "total accepted", now);
            default:
                var known = AnswerOf(order);
                order.Asking = null;
                return new OrderMove(Answer: known);
        }
    }

    /// <summary>The ERP answered, or did not.</summary>
    public static OrderMove Answered(Order order, ErpAnswered answered, DateTimeOffset now)
    {
        if (order.PendingKey is null || answered.Key != order.PendingKey)
        {
            return new OrderMove();
        }

        order.PendingKey = null;
        var (outcome, problem) = (answered.Outcome, answered.Problem);
        if (outcome == ErpOutcome.Ok)
        {
            try
            {
                Learn(order, answered);
            }
            catch (ErpContractException e)
            {
                // It was done, but what came of it cannot be read: to go on would be to guess.
                (outcome, problem) = (ErpOutcome.Unknown, e.Message);
            }
        }

        var what = $"{answered.Operation.Name()} {outcome}";
        if (outcome == ErpOutcome.Ok)
        {
            return Go(order, what, now);
        }

        order.Problem = problem ?? what;
        Fail(order, answered.Operation, outcome);
        if (outcome == ErpOutcome.Unavailable)
        {
            Resuming.Plan(order, now);
        }

        Enter(order, what, order.Problem, now);
        return Settle(order, now);
    }

    /// <summary>The ERP was asked how the order stands, and says something new or does not. While a step is under way its answer is the newer.</summary>
    public static OrderMove Seen(Order order, ErpStanding standing, DateTimeOffset now)
    {
        var before = (order.ErpStatus, order.ErpNumber, order.TrackingUrl, order.DocumentUrl, order.Eta);
        var after = (standing.Status, standing.Number ?? order.ErpNumber, standing.TrackingUrl ?? order.TrackingUrl, standing.DocumentUrl ?? order.DocumentUrl, standing.Eta);
        if (order.PendingKey is not null || after == before)
        {
            return new OrderMove();
        }

        (order.ErpStatus, order.ErpNumber, order.TrackingUrl, order.DocumentUrl, order.Eta) = after;
        var (status, news) = (standing.Status, before.ErpStatus != standing.Status);
        Enter(order, "GET_ORDER_STATUS Ok", status, now);
        return new OrderMove(Changed: true, StatusIsNews: news);
    }

    /// <summary>
    /// What the admin says the ERP's status means. Only of an order that nothing is under way for, and that nobody has to see to: a status never
    /// hides what waits for a person, but an order that is cancelled or done in the ERP waits for nothing.
    /// </summary>
    public static void Mark(Order order, StatusMeaning? meaning, DateTimeOffset now)
    {
        var state = (meaning, order.State) switch
        {
            (StatusMeaning.Done, OrderState.Placed or OrderState.Confirmed or OrderState.Cancelled) => OrderState.Done,
            (StatusMeaning.Cancelled, OrderState.Placed or OrderState.Confirmed or OrderState.Done) => OrderState.Cancelled,
            (StatusMeaning.Open or null, OrderState.Done or OrderState.Cancelled) when order.ExternalOrderId is not null =>
                order.Payment != PaymentMethod.Cash && order.PaidAt is null ? OrderState.Placed : OrderState.Confirmed,
            _ => order.State,
        };
        if (order.PendingKey is not null || state == order.State)
        {
            return;
        }

        order.State = state;
        if (state is OrderState.Done or OrderState.Cancelled)
        {
            (order.Stuck, order.Problem, order.ResumeAt) = (null, null, null);
        }

        Enter(order, $"status means {state}", order.ErpStatus, now);
    }

    /// <summary>What of it waits for a person.</summary>
    public static OrderWait? WaitsOf(Order order) => order switch
    {
        { PendingKey: not null } => null,
        { State: OrderState.Unknown } => OrderWait.Unknown,
        { State: OrderState.Rejected } => OrderWait.Rejected,
        { Stuck: not null } => OrderWait.Stuck,
        { State: OrderState.Placed, TotalDiffers: true } => OrderWait.Total,
        { State: OrderState.Placed, Payment: not PaymentMethod.Cash, PaidAt: null } => OrderWait.Payment,
        _ => null,
    };

    /// <summary>How the order stands, in the words of the effect that asks.</summary>
    public static OrderAnswered? AnswerOf(Order order) => order.Asking is not { } effect ? null : new OrderAnswered
    {
        Effect = effect,
        DraftId = order.DraftId,
        OrderId = order.Id,
        Outcome = order.State switch
        {
            OrderState.Placing => EffectOutcome.Unavailable,
            OrderState.Rejected or OrderState.Cancelled when order.ExternalOrderId is null => EffectOutcome.Rejected,
            OrderState.Unknown => EffectOutcome.Unknown,
            OrderState.Placed when order.TotalDiffers => EffectOutcome.TotalDiffers,
            // It is in the ERP under its number. What is still missing (address, confirmation) a person sees to.
            _ => EffectOutcome.Ok,
        },
        Number = order.ErpNumber ?? order.Reference,
        Status = order.ErpStatus,
        ErpTotal = order.TotalDiffers ? order.ErpTotal : null,
        Problem = order.Problem,
    };

    public static OrderStatusChanged EventOf(Order order, bool tellCustomer, StatusNews? news = null) => new()
    {
        OrderId = order.Id,
        DraftId = order.DraftId,
        ConversationId = order.ConversationId,
        Version = order.Version,
        Reference = order.Reference,
        Number = order.ErpNumber,
        State = order.State,
        Status = order.ErpStatus,
        Lines = [.. order.Lines.Select(l => new QuoteLine(l.ProductId, l.Name, l.Quantity, l.UnitPrice, l.LineTotal))],
        Total = order.ErpTotal ?? order.Agreed.Total,
        Currency = order.Agreed.Currency,
        PlacedAt = order.PlacedAt,
        UnderWay = order.PendingKey is not null,
        TellCustomer = tellCustomer,
        News = news,
    };

    /// <summary>The next call; where there is none to make, the outcome.</summary>
    public static OrderMove Go(Order order, string what, DateTimeOffset now)
    {
        order.ResumeAt = null;
        Enter(order, what, null, now);
        if (Next(order) is not { } operation)
        {
            return Settle(order, now);
        }

        order.PendingKey = order.Key(operation);
        Enter(order, $"{operation.Name()} sent", null, now);
        return new OrderMove(Call(order, operation), Changed: true);
    }

    /// <summary>The call that is under way, as it was made.</summary>
    public static CallErp? UnderWay(Order order) => order.PendingKey is not null && Next(order) is { } operation && order.Key(operation) == order.PendingKey
        ? Call(order, operation)
        : null;

    static CallErp Call(Order order, ErpOperation operation) =>
        new() { Key = order.Key(operation), Operation = operation, Fields = OrderFields.Of(order, operation), ReplyTo = "catalog" };

    /// <summary>Nothing is under way any more: whoever waits is told how the order stands.</summary>
    static OrderMove Settle(Order order, DateTimeOffset now)
    {
        var answer = AnswerOf(order);
        var late = now - order.AskedAt > SessionWaits;
        order.Asking = null;
        // He is asked, and not told as if it were settled.
        var offer = OtherTotalOf(order);
        return new OrderMove(Answer: answer, Changed: true, TellCustomer: offer is null && (late || (answer is null && !Resuming.WasTold(order))), Offer: offer);
    }

    /// <summary>The customer agrees by a tap to the ERP's total; null where he has not been asked that.</summary>
    public static OrderMove? Agree(Order order, int revision, DateTimeOffset now)
    {
        if (order.PendingKey is not null || OtherTotalOf(order) is not { } asked || asked.Revision != revision)
        {
            return null;
        }

        (order.Agreed, order.Revision) = (asked.Quote, revision);
        return Go(order, "total accepted", now);
    }

    static OrderOffered? OtherTotalOf(Order order) => order is not { ConfirmedByCustomer: true, State: OrderState.Placed, ErpTotal: { } total, TotalDiffers: true } ? null : new()
    {
        ConversationId = order.ConversationId,
        DraftId = order.DraftId,
        Revision = order.Revision + 1,
        Reason = OfferReason.OtherTotal,
        Quote = order.Agreed with { Total = total },
        Address = order.Address,
        Payment = order.Payment,
        Note = order.Note,
        Number = order.ErpNumber,
    };

    static ErpOperation? Next(Order order) => order switch
    {
        { State: not (OrderState.Placing or OrderState.Placed) } => null,
        { Stuck: not null } => null,
        { ExternalCustomerId: null } => ErpOperation.UpsertCustomer,
        { ExternalOrderId: null } => ErpOperation.CreateOrder,
        { Address: not null, AddressInNote: false, AddressSet: false } => ErpOperation.SetAddress,
        { TotalDiffers: true } => null,
        // Any other method waits until a person has seen the money.
        { Payment: PaymentMethod.Cash } or { PaidAt: not null } => ErpOperation.ConfirmOrder,
        _ => null,
    };

    static void Take(Order order, PlaceOrder command, IReadOnlyList<OrderLine> lines)
    {
        (order.Phone, order.Name, order.Language) = (command.Phone, command.Name, command.Language);
        (order.Revision, order.Lines, order.Agreed) = (command.AgreedRevision, lines, command.Agreed);
        (order.Address, order.Payment, order.Note) = (command.Address, command.Payment, command.Note);
        order.Problem = null;
    }

    internal static void Enter(Order order, string what, string? detail, DateTimeOffset now)
    {
        order.ChangedAt = now;
        order.NewEntries.Add(new OrderEntry { OrderId = order.Id, At = now, State = order.State, What = what, Detail = detail });
    }
}
