using Bridge.Contracts.Messaging;

namespace Bridge.Messaging.WhatsApp;

/// <summary>All that one webhook brought, flat: every entry, change, message and status.</summary>
sealed record InboundBatch(IReadOnlyList<InboundMessage> Messages, IReadOnlyList<InboundStatus> Statuses, IReadOnlyList<Unread> Unread)
{
    public IReadOnlyList<InboundEvent> Events { get; init; } = [];

    /// <summary>What somebody of the company typed in the WhatsApp Business app; the sender of each is the customer that it went to.</summary>
    public IReadOnlyList<InboundMessage> Echoes { get; init; } = [];
    public int Count => Messages.Count + Statuses.Count + Unread.Count + Events.Count + Echoes.Count;
}

/// <summary>Who writes, or is written to, as far as this webhook shows it; since usernames came, either of the first two may be missing.</summary>
sealed record Sender
{
    public string? WaId { get; init; }
    public string? UserId { get; init; }

    /// <summary>The id that linked portfolios share.</summary>
    public string? ParentUserId { get; init; }
    public string? Username { get; init; }
    public string? Name { get; init; }

    /// <summary>What a customer is told apart by for the sake of contention: the same for all that he sends while Meta shows it.</summary>
    public string Key => UserId ?? WaId ?? ParentUserId ?? "";

    public bool IsKnown => WaId is not null || UserId is not null || ParentUserId is not null;
}

sealed record InboundMessage
{
    public required string PhoneNumberId { get; init; }
    public required Sender Sender { get; init; }
    public required string Wamid { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required Item Item { get; init; }

    /// <summary>The message that was quoted or reacted to, or whose button was tapped.</summary>
    public string? ContextWamid { get; init; }

    public MessageOrigin? Origin { get; init; }

    /// <summary>Meta's id of the media; the item holds ours.</summary>
    public string? MetaMediaId { get; init; }

    /// <summary>Numbers that the customer shared as his own, as digits: they identify him from now on.</summary>
    public IReadOnlyList<string> OwnNumbers { get; init; } = [];

    /// <summary>The JSON as it came, of what is not understood.</summary>
    public string? Raw { get; init; }

    /// <summary>A change of the customer's identity takes no number: there is nothing in it to answer.</summary>
    public IdentityChange? IdentityChange { get; init; }

    /// <summary>The webhook's trace, where it is sampled: the item goes on in it.</summary>
    public string? Traceparent { get; init; }
}

/// <summary>A customer's new number or id; the sender is the old one.</summary>
sealed record IdentityChange(string Kind, string? WaId, string? UserId);

sealed record InboundStatus
{
    public required string Wamid { get; init; }
    public required string PhoneNumberId { get; init; }
    public required StatusKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Our own id of the message, where the callback data is one.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>Whom it was sent to, as far as Meta shows him.</summary>
    public Sender? Recipient { get; init; }

    public int? ErrorCode { get; init; }
    public string? ErrorTitle { get; init; }
    public string? PricingType { get; init; }
    public string? PricingCategory { get; init; }
}

/// <summary>In the order in which a message can only move forward; failed has a rule of its own.</summary>
enum StatusKind : short { Failed = 0, Sent = 1, Delivered = 2, Read = 3, Played = 4 }

/// <summary>Signed by Meta and not understood: kept as it came.</summary>
sealed record Unread(string Reason, string Raw);
