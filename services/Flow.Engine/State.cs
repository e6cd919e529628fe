using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bridge.Contracts.Catalog;

namespace Bridge.Flow.Engine;

/// <summary>Where a customer stands in a flow: JSON that the host stores and never looks into beyond what is named here.</summary>
public sealed record Session
{
    public required Guid Id { get; init; }

    /// <summary>The bundle (all flows, by version) that this session is pinned to.</summary>
    public required long BundleVersion { get; init; }

    /// <summary>The call stack, innermost last: flow and step that waits.</summary>
    public required IReadOnlyList<Frame> Frames { get; init; }

    /// <summary>Counts the questions put in this session: part of every reply id.</summary>
    public required int Visit { get; init; }

    /// <summary>The question that the session stands at: another than the newest after a tap on an earlier one.</summary>
    public int At { get; init; }

    public required IReadOnlyDictionary<string, JsonNode?> Variables { get; init; }

    /// <summary>The effect it waits for; while there is one the host holds further items back.</summary>
    public PendingEffect? Pending { get; init; }

    /// <summary>Waits for the ERP to come back: goes on with <see cref="ReachableInput"/>.</summary>
    public bool Parked { get; init; }

    /// <summary>A person answers: items change nothing, answers of the ERP are applied silently.</summary>
    public bool Frozen { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset LastInputAt { get; init; }
    public int Misunderstandings { get; init; }
}

public sealed record Frame(string FlowId, string StepId);

/// <param name="WordAt">When the customer is told that it takes a moment; null: not, or he has been.</param>
public sealed record PendingEffect(string EffectId, DateTimeOffset Deadline, bool Writes, DateTimeOffset? WordAt = null);

/// <summary>What outlives the session: "menu" and expiry keep it.</summary>
public sealed record ConversationRecord
{
    public string? Language { get; init; }

    /// <summary>Chosen, or read from the script he writes in; a language guessed from a country may still be corrected.</summary>
    public bool LanguageSettled { get; init; }

    public Cart? Cart { get; init; }
    public Address? LastAddress { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>Drafts that were placed, newest last: an old Confirm answers with the order it made.</summary>
    public IReadOnlyList<PlacedDraft> Placed { get; init; } = [];

    /// <summary>Drafts that a person has put together and he was shown, newest last, as far as they have not settled.</summary>
    public IReadOnlyList<OfferedDraft> Offered { get; init; } = [];

    /// <summary>The draft that he has been reminded of: nobody is reminded twice of one cart.</summary>
    public Guid? Reminded { get; init; }

    /// <summary>The questions put most recently, newest last, so that an old tap finds its way back.</summary>
    public IReadOnlyList<Question> Asked { get; init; } = [];

    public PersonState Person { get; init; }

    /// <summary>When <see cref="Person"/> became what it is.</summary>
    public DateTimeOffset? PersonSince { get; init; }

    public static ConversationRecord Empty { get; } = new();
}

public sealed record Cart(Guid DraftId, int Revision, IReadOnlyList<DraftLine> Lines, Quote? Quote, DateTimeOffset ChangedAt)
{
    /// <summary>What the customer wrote beside WhatsApp's own cart: for as long as the cart lives.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}

public sealed record PlacedDraft(Guid DraftId, Guid? OrderId, string? Number, DateTimeOffset At);

/// <param name="OtherTotal">It is in the ERP already, and the question is whether he agrees to the ERP's total.</param>
/// <param name="Confirmed">He has tapped Confirm, and is to hear what becomes of it.</param>
public sealed record OfferedDraft(Guid DraftId, int Revision, PaymentMethod Payment, bool OtherTotal, bool Confirmed = false, bool Waits = false);

/// <summary>A question as it was put: enough to put it again, with what was known then.</summary>
/// <param name="Back">The visit of the question before it; 0 where it was the first.</param>
/// <param name="Chosen">The option that answered it, so that a second tap on it is seen as one.</param>
public sealed record Question(
    Guid Session, int Visit, int Back, IReadOnlyList<Frame> Frames, IReadOnlyDictionary<string, JsonNode?> Variables, string? Chosen = null);

/// <summary>Whether a person of the company answers, as far as the bot has to know.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonState>))]
public enum PersonState
{
    None,

    /// <summary>One was called and the customer told so: until then only taps and global words are answered.</summary>
    Called,
    Answers,

    /// <summary>Who answered has fallen silent: at his next word the customer is asked how to go on, and nothing else is answered.</summary>
    Silent,
}
