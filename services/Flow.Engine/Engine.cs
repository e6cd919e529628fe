using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine;

/// <summary>What the engine says to one input: either what should happen, or what it must know first.</summary>
public abstract record Outcome;

/// <summary>The engine is asked again, from the start, with this answered.</summary>
public sealed record Needs(Query Query) : Outcome;

/// <summary>What should happen. The host stores the session and the record, and carries out the effects, in one commit.</summary>
/// <param name="Session">Null where none is open any more.</param>
public sealed record Turn(Session? Session, ConversationRecord Record, IReadOnlyList<Effect> Effects, IReadOnlyList<TraceStep> Trace) : Outcome;

/// <summary>One step as it was taken, for the preview and for tests.</summary>
public sealed record TraceStep(string FlowId, string StepId, string What, string? Detail);

/// <summary>All that the engine may know of the world at this input.</summary>
public sealed record EngineContext
{
    public required DateTimeOffset Now { get; init; }
    public required Guid ConversationId { get; init; }
    public required Customer Customer { get; init; }

    /// <summary>The source of every id drawn in this turn: the engine derives, it never draws at random.</summary>
    public required Guid Seed { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public required string Currency { get; init; }

    /// <summary>Of the company's clocks from UTC, at this moment.</summary>
    public TimeSpan UtcOffset { get; init; }

    /// <summary>Within the company's working hours: somebody is there to answer.</summary>
    public bool Open { get; init; } = true;

    /// <summary>The bot says nothing: who writes is left to people.</summary>
    public bool Paused { get; init; }

    /// <summary>When it opens next, as a customer reads it; null while it is open.</summary>
    public string? OpensAt { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(UtcOffset).DateTime);

    /// <summary>Languages of the bot; the first is the default.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>The ways to pay that the company takes, in the order they are offered in.</summary>
    public IReadOnlyList<PaymentWay> Payments { get; init; } = [new(PaymentMethod.Cash)];

    /// <summary>Said beside a total; null: nothing is said of tax.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>How a customer hears of his order who has not written for a day; null: not at all.</summary>
    public NewsTemplate? OrderNews { get; init; }

    /// <summary>What the ERP wants of applicants.</summary>
    public ApplicantWishes Applicants { get; init; } = new();

    /// <summary>What the ERP wants of addresses.</summary>
    public AddressWishes Addresses { get; init; } = new();

    public Limits Limits { get; init; } = new();
}

/// <summary>What happened.</summary>
public abstract record Input;

/// <summary>The next item of the conversation, in its order.</summary>
/// <param name="WordsFollow">The one behind it is here already, and is words: what only greets, or shows what there is to choose from, is left to the answer to those.</param>
public sealed record ItemInput(ItemArrived Arrived, bool WordsFollow = false) : Input
{
    /// <summary>
    /// Characters of a text that are read: as many as WhatsApp lets a business write (developers.facebook.com/documentation/business-messaging/whatsapp, text messages). Of a longer
    /// one the beginning is understood: to look for all that three megabytes may hold would keep everybody else waiting.
    /// </summary>
    public const int MostRead = 4096;

    public ItemArrived Arrived { get; init; } = Arrived.Item is TextItem { Body.Length: > MostRead } text
        ? Arrived with { Item = text with { Body = text.Body[..(char.IsHighSurrogate(text.Body[MostRead - 1]) ? MostRead - 1 : MostRead)] } }
        : Arrived;
}

/// <summary>The answer to an effect of this session. One with an id that the session does not wait for changes nothing.</summary>
public sealed record AnswerInput(string EffectId, EffectAnswer Answer) : Input;

/// <summary>A timer that this session set has come due.</summary>
public sealed record TimerInput(string TimerId) : Input;

/// <summary>An operation of the ERP answers again: a session parked on it goes on.</summary>
public sealed record ReachableInput : Input;

/// <summary>A person, or the preview, sends the customer straight to a step, with what is known already. The record stays.</summary>
public sealed record StartInput(Frame At, IReadOnlyDictionary<string, JsonNode?> Variables) : Input;

/// <summary>Something settled that the session no longer waits for.</summary>
public sealed record OrderNoticeInput(OrderStatusChanged Order) : Input;

/// <summary>A person of the company has put an order together, to be shown to the customer.</summary>
public sealed record OfferInput(OrderOffered Offered) : Input;

public abstract record EffectAnswer;
public sealed record QuoteAnswer(PriceQuoted Quoted) : EffectAnswer;
public sealed record OrderAnswer(OrderAnswered Answered) : EffectAnswer;
public sealed record OrderStatusAnswer(OrderStatusAnswered Answered) : EffectAnswer;
public sealed record ApplicationAnswer(ApplicationAnswered Answered) : EffectAnswer;

public sealed record PictureAnswer(PictureMeasured Measured) : EffectAnswer;

/// <summary>No answer came in time; it may still come, and is then told as a notice.</summary>
public sealed record TimedOutAnswer : EffectAnswer;

/// <summary>What should happen.</summary>
public abstract record Effect;

/// <summary>One turn's words. At most one per turn: the engine merges what WhatsApp allows to be merged.</summary>
/// <param name="WhenClosed">Said in their place where WhatsApp lets nothing else through by then.</param>
public sealed record Say(IReadOnlyList<Content> Messages, Audience Audience, string Source, bool MoreToCome = false, TemplateContent? WhenClosed = null) : Effect;

/// <summary>Something asked of Catalog, Hr or Messaging; the session waits for the answer under <paramref name="EffectId"/> until <paramref name="Deadline"/>.</summary>
public abstract record Request(string EffectId, DateTimeOffset Deadline) : Effect;

public sealed record RequestQuote(string EffectId, DateTimeOffset Deadline, QuotePrice Command) : Request(EffectId, Deadline);
public sealed record RequestOrder(string EffectId, DateTimeOffset Deadline, PlaceOrder Command) : Request(EffectId, Deadline);
public sealed record RequestOrderStatus(string EffectId, DateTimeOffset Deadline, AskOrderStatus Command) : Request(EffectId, Deadline);
public sealed record RequestApplication(string EffectId, DateTimeOffset Deadline, SubmitApplication Command) : Request(EffectId, Deadline);

public sealed record RequestPicture(string EffectId, DateTimeOffset Deadline, MeasurePicture Command) : Request(EffectId, Deadline);

/// <summary>He confirms what a person has put together. No session waits for it: how it ends comes as a notice.</summary>
public sealed record ConfirmOffered(Guid DraftId, int Revision) : Effect;

public sealed record HandOver(HandOverReason Reason) : Effect;
public sealed record SetTimer(string TimerId, DateTimeOffset Due) : Effect;
public sealed record CancelTimer(string TimerId) : Effect;

/// <summary>For the people of the company, in the thread: see <see cref="AddSystemLine"/>.</summary>
public sealed record Note(string Key, string Code, IReadOnlyDictionary<string, string> Arguments) : Effect;

/// <summary>The closed set of what the engine may ask of Flow's read model.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "query")]
[JsonDerivedType(typeof(FindProducts), "products")]
[JsonDerivedType(typeof(ListCategories), "categories")]
[JsonDerivedType(typeof(GetProduct), "product")]
[JsonDerivedType(typeof(GetProductByRetailerId), "product_by_retailer_id")]
[JsonDerivedType(typeof(FindJobs), "jobs")]
[JsonDerivedType(typeof(ListDepartments), "departments")]
[JsonDerivedType(typeof(GetJob), "job")]
[JsonDerivedType(typeof(OwnOrders), "own_orders")]
[JsonDerivedType(typeof(OwnApplications), "own_applications")]
[JsonDerivedType(typeof(GetOrder), "order")]
public abstract record Query;

/// <summary>Visible products; <paramref name="Search"/> matches name, SKU and category in any script with small typing errors. Pages from 1.</summary>
public sealed record FindProducts(string? Search, string? Category, int Page, int PageSize) : Query;

/// <summary>Categories of the visible products, with their count, in the ERP's order.</summary>
public sealed record ListCategories : Query;

/// <summary>One product, visible or not: a cart may hold one that was hidden since.</summary>
public sealed record GetProduct(Guid ProductId) : Query;

/// <summary>Products by the ids of WhatsApp's native cart: SKU or the ERP's id.</summary>
public sealed record GetProductByRetailerId(string RetailerId) : Query;

public sealed record FindJobs(string? Search, string? Department, int Page, int PageSize) : Query;
public sealed record ListDepartments : Query;
public sealed record GetJob(Guid JobId) : Query;

/// <summary>The newest orders of this conversation's contact.</summary>
public sealed record OwnOrders(int Limit) : Query;

public sealed record OwnApplications(int Limit) : Query;

/// <summary>The order that this draft has become.</summary>
public sealed record GetOrder(Guid DraftId) : Query;

/// <summary>A query and what it was answered with; both stand in the trace.</summary>
public sealed record Answered(Query Query, QueryAnswer Answer);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "answer")]
[JsonDerivedType(typeof(ProductsPage), "products")]
[JsonDerivedType(typeof(GroupList), "groups")]
[JsonDerivedType(typeof(ProductFound), "product")]
[JsonDerivedType(typeof(JobsPage), "jobs")]
[JsonDerivedType(typeof(JobFound), "job")]
[JsonDerivedType(typeof(OrderList), "orders")]
[JsonDerivedType(typeof(ApplicationList), "applications")]
[JsonDerivedType(typeof(OrderFound), "order")]
public abstract record QueryAnswer;
public sealed record ProductsPage(IReadOnlyList<ProductChanged> Products, int Total) : QueryAnswer;
public sealed record GroupList(IReadOnlyList<Group> Groups) : QueryAnswer;
public sealed record Group(string Name, int Count);
public sealed record ProductFound(ProductChanged? Product) : QueryAnswer;
public sealed record JobsPage(IReadOnlyList<JobChanged> Jobs, int Total) : QueryAnswer;
public sealed record JobFound(JobChanged? Job) : QueryAnswer;
public sealed record OrderList(IReadOnlyList<OrderStatusChanged> Orders) : QueryAnswer;
public sealed record ApplicationList(IReadOnlyList<ApplicationChanged> Applications) : QueryAnswer;
public sealed record OrderFound(OrderStatusChanged? Order) : QueryAnswer;

/// <summary>Budgets. Each is there so that an author's mistake ends as an outcome with a step's id, never as a hanging host.</summary>
public sealed record Limits
{
    /// <summary>Steps taken in one turn without waiting: beyond it the flow runs in a circle.</summary>
    public int StepsPerTurn { get; init; } = 100;

    /// <summary>WhatsApp lets 45 messages through at once to one customer, then one in 6 s; a turn has no business near that.</summary>
    public int MessagesPerTurn { get; init; } = 5;

    /// <summary>Names that are looked up and conditions that are weighed in one turn: no text and no menu has need of more.</summary>
    public int ExpressionCost { get; init; } = 5_000;

    /// <summary>Bytes of the session's JSON.</summary>
    public int SessionSize { get; init; } = 64 * 1024;

    /// <summary>After so long without an input the next one starts anew; the cart outlives it.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a full cart is kept.</summary>
    public TimeSpan CartLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>So long after his last word a customer with a full cart is reminded of it, once; null: never.</summary>
    public TimeSpan? RemindAfter { get; init; }

    /// <summary>How long a session waits for the ERP before it tells the customer so.</summary>
    public TimeSpan EffectDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>An ERP that has not answered after so long is excused in a word.</summary>
    public TimeSpan WordAfter { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Words that fit nothing are answered after so long without more: people write one thought in three messages.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Misunderstandings in a row after which a person is called.</summary>
    public int Misunderstandings { get; init; } = 3;
}
