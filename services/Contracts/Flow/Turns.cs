using System.Text.Json.Serialization;
using Bridge.Contracts.Messaging;

namespace Bridge.Contracts.Flow;

/// <summary>All that one turn of the bot says, under its number in the conversation. Numbers start at 1, have no gaps, and are drawn only for turns that send.</summary>
public sealed record SendTurn
{
    public required Guid ConversationId { get; init; }
    public required long Turn { get; init; }

    /// <summary>The number of the item that it answers; withheld where a person has taken over after it.</summary>
    public required long AnswersItem { get; init; }

    public required Audience Audience { get; init; }
    public required IReadOnlyList<Content> Messages { get; init; }

    /// <summary>Said in their place where the customer service window is closed by then; null: they cannot be said at all then.</summary>
    public TemplateContent? WhenClosed { get; init; }

    /// <summary>The turn waits for the ERP: show "typing…" until the next one.</summary>
    public bool MoreToCome { get; init; }

    /// <summary>Shown in the console on hover: flow and step that spoke.</summary>
    public string? Source { get; init; }
}

/// <summary>Who in the company may read a turn and what is answered to it, until the next turn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Audience>))]
public enum Audience { All, Hr }

/// <summary>A turn whose content cannot be had any more: Messaging goes on with the next.</summary>
public sealed record TurnVoided(Guid ConversationId, long Turn);

/// <summary>Asks Flow to send turns <paramref name="From"/> to <paramref name="To"/> (inclusive) again, or their tombstones.</summary>
public sealed record ResendTurns(Guid ConversationId, long From, long To);

/// <summary>
/// The conversation <paramref name="From"/> has come to its end because its customer is the one of <paramref name="Into"/>: what Flow remembers of it goes on there.
/// </summary>
public sealed record JoinConversations(Guid From, Guid Into);

/// <summary>The bot asks for a person. <paramref name="Item"/> is the item that led to it: repeated, it changes nothing.</summary>
public sealed record HandOverRequested(Guid ConversationId, long Item, HandOverReason Reason);

/// <summary>
/// The bot is no longer paused: who was left to people because of it, and has found none, is the bot's again. <paramref name="Item"/> is the item that was left to
/// them; what has changed since is settled.
/// </summary>
public sealed record HandBackAfterPause(Guid ConversationId, long Item);

[JsonConverter(typeof(JsonStringEnumConverter<HandOverReason>))]
public enum HandOverReason { Asked, NotUnderstood, Media, OrderChange, OrderUnknown, FlowFailed, PaymentToCheck, Paused }

/// <summary>
/// A small grey line in the thread for the people of the company: what happened, in a code and its arguments, told in words by the console.
/// <see cref="Key"/> is unique in the conversation: repeated, it changes nothing.
/// </summary>
public sealed record AddSystemLine
{
    public required Guid ConversationId { get; init; }
    public required string Key { get; init; }

    /// <summary>For instance <c>erp_violation</c>, <c>order_placed</c>, <c>flow_failed</c>.</summary>
    public required string Code { get; init; }

    public required IReadOnlyDictionary<string, string> Arguments { get; init; }
    public Audience Audience { get; init; }
}
