using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.WhatsApp.Rendering;

namespace Bridge.Messaging.Sending;

/// <summary>The first message of a conversation that is still on its way, with what sending it takes.</summary>
sealed record Head
{
    public required Guid Id { get; init; }
    public required Guid Conversation { get; init; }

    /// <summary>Under which it was marked as being sent.</summary>
    public required Guid Lease { get; init; }

    public required OutgoingStatus Status { get; init; }
    public required EntryBy By { get; init; }
    public required Content Content { get; init; }
    public required int Attempts { get; init; }
    public required bool MayHaveArrivedTwice { get; init; }
    public required bool TypingAfter { get; init; }

    /// <summary>Zero where it is due.</summary>
    public required TimeSpan DueIn { get; init; }

    public required string PhoneNumberId { get; init; }
    public required bool WindowOpen { get; init; }
    public string? LastWamid { get; init; }
    public string? QuotedWamid { get; init; }

    /// <summary>Of the first message that answers an item: when that item was committed.</summary>
    public DateTimeOffset? ItemArrivedAt { get; init; }
    public string? Traceparent { get; init; }
    public required Recipient Recipient { get; init; }
}

/// <summary>What became of a try.</summary>
/// <param name="Again">It is sent once more after an unknown outcome.</param>
sealed record Record(OutgoingStatus Status, string? Wamid = null, TimeSpan DueIn = default, string? Failure = null, string? Detail = null,
    IReadOnlyDictionary<string, string>? Changes = null, bool Again = false)
{
    /// <summary>Meta's, where it refused.</summary>
    public int? Code { get; init; }

    /// <summary>The fault is not this message's: nothing else of the number would fare better.</summary>
    public bool HoldsNumber { get; init; }
}
