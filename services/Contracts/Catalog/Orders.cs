using System.Text.Json.Serialization;
using Bridge.Contracts.Flow;

namespace Bridge.Contracts.Catalog;

/// <summary>Asks what a whole cart costs. Nobody but Catalog calculates money.</summary>
public sealed record QuotePrice
{
    public required EffectRef Effect { get; init; }
    public required Guid DraftId { get; init; }

    /// <summary>Counts the changes of the cart: the customer agrees to a revision.</summary>
    public required int Revision { get; init; }

    /// <summary>1 to 20.</summary>
    public required IReadOnlyList<DraftLine> Lines { get; init; }
}

public sealed record DraftLine(Guid ProductId, int Quantity)
{
    /// <summary>The customer's own words to the line, for instance an engraving.</summary>
    public string? Note { get; init; }

    /// <summary>Media of the conversation, by id.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];
}

public sealed record PriceQuoted
{
    public required EffectRef Effect { get; init; }
    public required Guid DraftId { get; init; }
    public required int Revision { get; init; }
    public required EffectOutcome Outcome { get; init; }

    /// <summary>Null unless the outcome is Ok.</summary>
    public Quote? Quote { get; init; }

    /// <summary>The product that could not be priced, where it was one.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>For the operator, never for the customer: operation, field, what was expected and what came.</summary>
    public string? Problem { get; init; }
}

/// <summary>Amounts are rounded per line to the currency's minor unit, half away from zero; total = subtotal + the charges.</summary>
public sealed record Quote
{
    public required IReadOnlyList<QuoteLine> Lines { get; init; }
    public required IReadOnlyList<ChargeLine> Charges { get; init; }
    public required decimal Subtotal { get; init; }
    public required decimal Charge { get; init; }
    public required decimal Total { get; init; }

    /// <summary>ISO 4217; one per order.</summary>
    public required string Currency { get; init; }

    /// <summary>After this, prices are asked again at confirmation.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}

public sealed record QuoteLine(Guid ProductId, string Name, int Quantity, decimal UnitPrice, decimal LineTotal);

/// <summary><paramref name="ProductId"/> is null for the general table.</summary>
public sealed record ChargeLine(string Name, decimal Amount, Guid? ProductId);

/// <summary>Places a draft, at most once however often it is sent: the draft is the key of every operation behind it.</summary>
public sealed record PlaceOrder
{
    public required EffectRef Effect { get; init; }
    public required Guid DraftId { get; init; }
    public required int AgreedRevision { get; init; }
    public required Guid ContactId { get; init; }

    /// <summary>E.164 with +.</summary>
    public required string Phone { get; init; }

    public required string Name { get; init; }

    /// <summary>Language of the conversation, for what is told later.</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<DraftLine> Lines { get; init; }

    /// <summary>What the customer agreed to.</summary>
    public required Quote Agreed { get; init; }

    /// <summary>Null: he picks it up.</summary>
    public Address? Address { get; init; }

    public required PaymentMethod Payment { get; init; }
    public string? Note { get; init; }
}

/// <summary>Line 1 holds the customer's words whole; the rest only where known.</summary>
public sealed record Address
{
    public required string Line1 { get; init; }

    /// <summary>ISO 3166-1 alpha-2; empty where not known.</summary>
    public required string Country { get; init; }

    public string? Line2 { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? PostalCode { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? RecipientName { get; init; }
    public string? Note { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<PaymentMethod>))]
public enum PaymentMethod { Cash, Transfer, Wallet, Link }

/// <summary>How the placing of a draft ended, as far as it is known now; what settles later is told by <see cref="OrderStatusChanged"/>.</summary>
public sealed record OrderAnswered
{
    public required EffectRef Effect { get; init; }
    public required Guid DraftId { get; init; }
    public required EffectOutcome Outcome { get; init; }
    public Guid? OrderId { get; init; }

    /// <summary>Of the order, as it is told here: an <see cref="OrderStatusChanged"/> that is not newer has nothing to add.</summary>
    public long Version { get; init; }

    /// <summary>What the customer is told: the ERP's number, Bridge's own until there is one.</summary>
    public string? Number { get; init; }

    public string? Status { get; init; }

    /// <summary>The ERP's total where it differs from the agreed one.</summary>
    public decimal? ErpTotal { get; init; }

    public string? Problem { get; init; }
}

/// <summary>Asks how an order stands; answered by <see cref="OrderStatusAnswered"/>.</summary>
public sealed record AskOrderStatus(EffectRef Effect, Guid OrderId);

public sealed record OrderStatusAnswered
{
    public required EffectRef Effect { get; init; }
    public required Guid OrderId { get; init; }
    public required EffectOutcome Outcome { get; init; }
    public string? Number { get; init; }

    /// <summary>The ERP's own text, or the last one known where the ERP could not be asked.</summary>
    public string? Status { get; init; }

    public string? TrackingUrl { get; init; }

    /// <summary>His invoice, or whatever paper the ERP has for it.</summary>
    public string? DocumentUrl { get; init; }

    /// <summary>When it is expected, in RFC 3339 or in the ERP's words.</summary>
    public string? Eta { get; init; }
    public string? Problem { get; init; }
}

/// <summary>An order of a conversation, whole, whenever it changes. Older versions are ignored.</summary>
public sealed record OrderStatusChanged
{
    public required Guid OrderId { get; init; }
    public required Guid DraftId { get; init; }
    public required Guid ConversationId { get; init; }
    public required long Version { get; init; }

    /// <summary>Bridge's own number, unique, the ERP's client_reference.</summary>
    public required string Reference { get; init; }

    public string? Number { get; init; }
    public required OrderState State { get; init; }

    /// <summary>The ERP's own text.</summary>
    public string? Status { get; init; }

    public required IReadOnlyList<QuoteLine> Lines { get; init; }
    public required decimal Total { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Bridge is about to make the ERP's next call for it: what comes of that follows, so this is not yet how it has settled.</summary>
    public bool UnderWay { get; init; }

    /// <summary>The customer waits for this: his session has moved on without knowing it.</summary>
    public bool TellCustomer { get; init; }

    /// <summary>It is about the ERP's status, which is another than before; null where it is about the order's own state.</summary>
    public StatusNews? News { get; init; }
}

/// <summary>How a status is told, by language as the admin wrote it; neutrally, with the ERP's own text, in a language that has no words.</summary>
public sealed record StatusNews(IReadOnlyDictionary<string, string> Words);

[JsonConverter(typeof(JsonStringEnumConverter<OrderState>))]
public enum OrderState
{
    /// <summary>On its way to the ERP.</summary>
    Placing,

    /// <summary>In the ERP, not confirmed: another total, or a payment to check.</summary>
    Placed,
    Confirmed,
    Rejected,

    /// <summary>May be in the ERP; a person decides.</summary>
    Unknown,
    Done,
    Cancelled,
}
