using System.Text.Json.Serialization;

namespace Bridge.Contracts.Catalog;

/// <summary>
/// An order that a person of the company has put together in a chat, to be shown to the customer with a Confirm that names draft and revision.
/// Every revision is shown once, and once that it waits for the ERP.
/// </summary>
public sealed record OrderOffered
{
    public required Guid ConversationId { get; init; }
    public required Guid DraftId { get; init; }
    public required int Revision { get; init; }
    public required OfferReason Reason { get; init; }
    public required Quote Quote { get; init; }

    /// <summary>Null: he picks it up.</summary>
    public Address? Address { get; init; }

    public required PaymentMethod Payment { get; init; }
    public string? Note { get; init; }

    /// <summary>Of the order, where it is in the ERP already.</summary>
    public string? Number { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<OfferReason>))]
public enum OfferReason
{
    /// <summary>A person sends it.</summary>
    Sent,

    /// <summary>He tapped the Confirm of one that has been changed since.</summary>
    Changed,

    /// <summary>He tapped Confirm, and it costs another sum by now.</summary>
    PriceChanged,

    /// <summary>It is in the ERP, at another total than he agreed to.</summary>
    OtherTotal,

    /// <summary>He tapped Confirm, and nobody can say what it costs now: it goes on by itself under the revision he agreed to.</summary>
    Unavailable,

    /// <summary>He tapped Confirm, and it cannot be ordered any more: a person sees to it.</summary>
    Refused,
}

/// <summary>The customer tapped Confirm under an <see cref="OrderOffered"/>. However often it comes, the draft is placed at most once.</summary>
public sealed record ConfirmOffer(Guid ConversationId, Guid DraftId, int Revision);
