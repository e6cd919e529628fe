using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;

namespace Bridge.Messaging.Sending;

/// <summary>A turn as it came, with the item that it answers.</summary>
sealed record ArrivedTurn(Guid Conversation, long Turn, long AnswersItem, Audience Audience, bool MoreToCome, string? Source, IReadOnlyList<Content> Messages)
{
    /// <summary>Said in their place where the window is closed.</summary>
    public TemplateContent? WhenClosed { get; init; }

    public DateTimeOffset? ItemSentAt { get; init; }
    public DateTimeOffset? ItemArrivedAt { get; init; }

    /// <summary>Of the webhook that it answers.</summary>
    public string? Traceparent { get; init; }

    public static ArrivedTurn Of(SendTurn turn) =>
        new(turn.ConversationId, turn.Turn, turn.AnswersItem, turn.Audience, turn.MoreToCome, turn.Source, turn.Messages)
        {
            WhenClosed = turn.WhenClosed,
            Traceparent = Activity.Current?.Id,
        };

    /// <summary>Its content is gone at Flow: the next one need not wait for it.</summary>
    public static ArrivedTurn Of(TurnVoided turn) => new(turn.ConversationId, turn.Turn, 0, Audience.All, false, null, []);
}

/// <summary>
/// One conversation whose row is locked, and what becomes of the turns that have come for it: those that are next get their places in the sending
/// order, the others wait for their predecessors, repetitions change nothing.
/// </summary>
sealed class TurnAdmission
{
    readonly SortedDictionary<long, ArrivedTurn> _waiting = [];
    readonly HashSet<long> _stored = [];

    public required Guid Id { get; init; }
    public required string PhoneNumberId { get; init; }
    public required long LastTurn { get; init; }
    public required long LastPosition { get; init; }
    public required long TakenOverAt { get; init; }
    public required long Version { get; init; }
    public required bool LastHrOnly { get; init; }
    public required bool WindowOpen { get; set; }
    public required bool LeaseFree { get; init; }
    public string? LastWamid { get; init; }

    /// <summary>The one that goes on in its place.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Something of it is still on its way.</summary>
    public bool Busy { get; set; }

    public List<(string Kind, string Value)> Identities { get; } = [];

    /// <summary>Under which the first message leaves at once, where it can.</summary>
    public Guid? Lease { get; set; }

    public IReadOnlyList<ArrivedTurn> Ready { get; private set; } = [];
    public IReadOnlyList<Placed> Messages { get; private set; } = [];

    /// <summary>Turns whose rows are new, and those that had waited and need not any longer.</summary>
    public IEnumerable<ArrivedTurn> New => _waiting.Values.Where(t => !_stored.Contains(t.Turn));
    public IEnumerable<ArrivedTurn> Released => Ready.Where(t => _stored.Contains(t.Turn));

    public bool IsReady(ArrivedTurn turn) => turn.Turn <= LastTurn + Ready.Count;

    public void AddStored(ArrivedTurn turn)
    {
        _waiting[turn.Turn] = turn;
        _stored.Add(turn.Turn);
    }

    public void Add(ArrivedTurn turn)
    {
        if (turn.Turn > LastTurn)
        {
            _waiting.TryAdd(turn.Turn, turn);
        }
    }

    public void Decide()
    {
        Ready = [.. _waiting.Values.TakeWhile((turn, i) => turn.Turn == LastTurn + 1 + i)];
        Messages = [.. Ready.SelectMany(turn => SaidBy(turn) is var said ? said.Select((content, i) =>
            new Placed(Guid.CreateVersion7(), turn, content, IsLast: i == said.Count - 1, Withheld: turn.AnswersItem < TakenOverAt)) : [])];
    }

    /// <summary>What it says now is said behind what the other says. Its own numbers mean nothing there.</summary>
    public void SpeakIn(TurnAdmission other)
    {
        (WindowOpen, Ready) = (other.WindowOpen, []);
        Decide();
        other.Messages = [.. other.Messages, .. Messages];
        Messages = [];
    }

    /// <summary>The turn of a message, where its numbers are those of this conversation.</summary>
    public ArrivedTurn? Own(Placed message) => message.Turn.Conversation == Id ? message.Turn : null;

    IReadOnlyList<Content> SaidBy(ArrivedTurn turn) => !WindowOpen && turn.WhenClosed is { } template ? [template] : turn.Messages;

    /// <summary>Nothing stands before its first message, and nobody has withheld it.</summary>
    public bool CanLeaveAtOnce => LeaseFree && !Busy && Messages is [{ Withheld: false }, ..];

    /// <summary>News of something, not a reply to what was just said: it leaves the way to replies.</summary>
    public bool AnswersNobody => Ready.Count > 0 && Ready.All(turn => turn.WhenClosed is not null || (turn.Messages.Count > 0 && turn.Messages.All(m => m is TemplateContent)));

    /// <summary>A person has taken over since: the thread shows what was not said.</summary>
    public bool Withholds => Messages.Any(m => m.Withheld);

    /// <summary>What the list shows as the last word.</summary>
    public Placed? Spoken => Messages.LastOrDefault(m => !m.Withheld);

    public OutgoingStatus StatusOf(Placed message) =>
        message.Withheld ? OutgoingStatus.Withheld : Lease is not null && ReferenceEquals(message, Messages[0]) ? OutgoingStatus.Sending : OutgoingStatus.Pending;

    public Head Head() => new()
    {
        Id = Messages[0].Id,
        Conversation = Id,
        Lease = Lease!.Value,
        Status = OutgoingStatus.Sending,
        By = EntryBy.Bot,
        Content = Messages[0].Content,
        Attempts = 1,
        MayHaveArrivedTwice = false,
        TypingAfter = Messages[0].TypingAfter,
        DueIn = TimeSpan.Zero,
        PhoneNumberId = PhoneNumberId,
        WindowOpen = WindowOpen,
        LastWamid = LastWamid,
        ItemArrivedAt = Messages[0].Turn.ItemArrivedAt,
        Traceparent = Messages[0].Turn.Traceparent,
        Recipient = Contacts.Identities.Of(Identities).Recipient,
    };

    /// <summary>A message at its place.</summary>
    public sealed record Placed(Guid Id, ArrivedTurn Turn, Content Content, bool IsLast, bool Withheld)
    {
        public bool TypingAfter => IsLast && Turn.MoreToCome;
        public string Json => JsonSerializer.Serialize(Content, BridgeJson.Options);
    }
}
