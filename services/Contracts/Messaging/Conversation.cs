using System.Text.Json.Serialization;

namespace Bridge.Contracts.Messaging;

/// <summary>An item under its number in its conversation. Numbers start at 1 and have no gaps.</summary>
public sealed record ItemArrived
{
    public required Guid ConversationId { get; init; }
    public required long Number { get; init; }

    /// <summary>When the customer sent it, by Meta's clock, in whole seconds.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was committed here.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Came so late that the customer service window is closed: kept, shown, not answered by the bot.</summary>
    public bool Late { get; init; }

    public required Customer Customer { get; init; }
    public required Item Item { get; init; }

    /// <summary>The advertisement or post that he came from (Meta's source id), with the message that brought him.</summary>
    public string? Referral { get; init; }

    /// <summary>The product of WhatsApp's own catalogue that he writes about, by the retailer's id.</summary>
    public string? AboutProduct { get; init; }

    /// <summary>The first of what could be tapped on the message of ours that his words quote; null where they quote none that had something to tap.</summary>
    public string? Quotes { get; init; }

    /// <summary>Meta's id of the message; null for items that no customer sent.</summary>
    public string? Wamid { get; init; }
}

/// <summary>Who writes, as far as Meta shows it. At least one of Phone and UserId is known.</summary>
public sealed record Customer
{
    public required Guid ContactId { get; init; }

    /// <summary>Our number that he writes to (Meta's id of it).</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>E.164 with +; null while a customer with a username has not shared it.</summary>
    public string? Phone { get; init; }

    /// <summary>Meta's business-scoped user id.</summary>
    public string? UserId { get; init; }

    public string? Username { get; init; }
    public string? Name { get; init; }
}

/// <summary>Asks the owner of a conversation's items to publish <paramref name="From"/> to <paramref name="To"/> (inclusive) again, or tombstones.</summary>
public sealed record ResendItems(Guid ConversationId, long From, long To);

/// <summary>How far a conversation has come with the owner of its numbers: the newest item, and the newest turn that follows its predecessor.</summary>
public sealed record ConversationStanding(Guid ConversationId, long LastNumber, long LastTurn);

/// <summary>A conversation in which something was said lately: its newest item, and when.</summary>
public sealed record NewestConversation(Guid ConversationId, long LastNumber, DateTimeOffset At);

public sealed record MediaStored(Guid MediaId, Guid ConversationId, string MimeType, long Size, string Sha256);

public sealed record MediaFailed(Guid MediaId, Guid ConversationId, MediaFailure Reason);

[JsonConverter(typeof(JsonStringEnumConverter<MediaFailure>))]
public enum MediaFailure
{
    NotFound,
    TooLarge,
    WrongType,
    HashDiffers,
    Unreachable,

    /// <summary>The scanner found something in it.</summary>
    Infected,

    /// <summary>It was here, and has been kept long enough.</summary>
    Expired,
}

/// <summary>Something that a console may be showing has changed. Many in one message: a busy number changes hundreds of conversations a second.</summary>
public sealed record ConversationsChanged(IReadOnlyList<ConversationChanged> Changes);

/// <summary>Versions are drawn under the conversation's row lock.</summary>
public sealed record ConversationChanged
{
    public required Guid ConversationId { get; init; }
    public required long Version { get; init; }

    /// <summary>Readable by HR, Admin and Owner only.</summary>
    public bool HrOnly { get; init; }
}
