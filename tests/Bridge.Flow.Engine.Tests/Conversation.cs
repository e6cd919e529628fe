using System.Text.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>Plays the host: stores what a turn returns, answers queries and effects, and remembers what can be tapped.</summary>
internal sealed class Conversation(FlowBundle flows, World world)
{
    private static readonly Guid Seeds = new("5eed0000-0000-7000-8000-000000000000");

    private readonly List<(string Title, string Id)> taps = [];
    private int inputs;
    private long items;

    public World World { get; } = world;
    public Erp Erp { get; } = new(world);
    public Session? Session { get; set; }
    public ConversationRecord Record { get; set; } = ConversationRecord.Empty;
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public Customer Customer { get; set; } = new() { ContactId = World.Id(6, 1), PhoneNumberId = "106540352242922", Phone = "+447700900123", Name = "Ann" };
    public IReadOnlyList<string> Languages { get; set; } = ["en", "ar", "pt-BR", "ne"];
    public bool? PricesIncludeTax { get; set; }
    public IReadOnlyList<PaymentWay> Payments { get; set; } = [new(PaymentMethod.Cash)];
    /// <summary>Misses nothing that the console can save for one.</summary>
    public static PaymentWay Way(PaymentMethod method, string name) => new(method)
    {
        Names = new Dictionary<string, string> { ["en"] = name, ["ar"] = $"{name} (ar)" },
        Words = new Dictionary<string, string> { ["en"] = $"{name}: {{order_total}} to account 123." },
        Pictures = new Dictionary<string, ImageRef> { ["en"] = new(World.Id(9, 1), new string('b', 64), "image/png") },
    };

    public bool Open { get; set; } = true;
    public bool Paused { get; set; }
    public NewsTemplate? OrderNews { get; set; }
    public ApplicantWishes Applicants { get; set; } = new();
    public AddressWishes Addresses { get; set; } = new();
    public Limits Limits { get; set; } = new();

    /// <summary>Answers effects at once, as a quick ERP would; otherwise the test does.</summary>
    public bool AnswersEffects { get; set; } = true;

    /// <summary>Sees what the engine was asked, with all that it needed.</summary>
    public Action<Session?, ConversationRecord, Input, IReadOnlyList<Answered>, EngineContext>? Ran { get; set; }

    /// <summary>Sees what came of it.</summary>
    public Action<Turn>? Took { get; set; }

    public Request? Waiting { get; private set; }
    public IReadOnlyList<TraceStep> Trace { get; private set; } = [];

    /// <summary>Timers that have been set, by their id.</summary>
    public Dictionary<string, DateTimeOffset> Timers { get; } = [];

    /// <summary>It is quiet for a while.</summary>
    public IReadOnlyList<Effect> BeQuiet() => Wait(Engine.Run.QuietTimer);

    /// <summary>Time passes until every timer has come due, or all of that name.</summary>
    public IReadOnlyList<Effect> Wait(string? name = null)
    {
        var effects = new List<Effect>();
        while (Timers.Any(timer => name is null || timer.Key == name))
        {
            effects.AddRange(WaitOnce(name));
            Assert.InRange(effects.Count, 0, 1000);
        }

        return effects;
    }

    /// <summary>Until the next timer.</summary>
    public IReadOnlyList<Effect> WaitOnce(string? name = null)
    {
        var (id, due) = Timers.Where(timer => name is null || timer.Key == name).MinBy(timer => timer.Value);
        Timers.Remove(id);
        Now = due > Now ? due : Now;
        return Take(new TimerInput(id));
    }

    /// <summary>Words that quote the message in which that button or row was offered last, or the n-th last time.</summary>
    public IReadOnlyList<Effect> Quote(string body, string title, int back = 1)
    {
        var found = taps.FindAll(tap => tap.Title == title);
        Assert.True(found.Count >= back, $"nothing called \"{title}\" was ever offered");
        var visit = ReplyId.TryParse(found[^back].Id, out var id) ? $"1.{id.Session:N}.{id.Visit}." : "";
        return Item(new TextItem(body), quotes: taps.Find(tap => tap.Id.StartsWith(visit, StringComparison.Ordinal)).Id);
    }

    public IReadOnlyList<Effect> Text(string body) => Item(new TextItem(body));

    /// <summary>The newest button or row of that title, or the n-th newest.</summary>
    public IReadOnlyList<Effect> Tap(string title, int back = 1)
    {
        var found = taps.FindAll(tap => tap.Title == title);
        Assert.True(found.Count >= back, $"nothing called \"{title}\" was ever offered, only: {string.Join(", ", taps.Select(tap => tap.Title).Distinct())}");
        return Item(new TapItem(found[^back].Id, title));
    }

    /// <summary>Anything that was ever offered, the newest most likely; words where nothing was.</summary>
    public IReadOnlyList<Effect> TapAny(int number) => taps.Count == 0 ? Text("hi") : Item(new TapItem(taps[^(1 + (number % Math.Min(taps.Count, number % 3 == 0 ? 200 : 10)))].Id, "x"));

    /// <summary>A Confirm of any age; words where there was none.</summary>
    public IReadOnlyList<Effect> TapConfirm(int number)
    {
        var confirms = taps.FindAll(tap => tap.Id.Contains("confirm:", StringComparison.Ordinal));
        return confirms.Count == 0 ? Text("hi") : Item(new TapItem(confirms[^(1 + (number % confirms.Count))].Id, "Confirm"));
    }

    public IReadOnlyList<Effect> Item(Item item, bool late = false, string? referral = null, string? about = null, bool wordsFollow = false, string? quotes = null) => Take(new ItemInput(new ItemArrived
    {
        ConversationId = World.Id(7, 1),
        Number = ++items,
        SentAt = Now,
        ArrivedAt = Now,
        Late = late,
        Referral = referral,
        AboutProduct = about,
        Quotes = quotes,
        Customer = Customer,
        Item = item,
    }, wordsFollow));

    public IReadOnlyList<Effect> Take(Input input)
    {
        var turn = Run(input);
        Session = RoundTrip(turn.Session);
        Record = RoundTrip(turn.Record)!;
        Trace = turn.Trace;
        foreach (var content in turn.Effects.OfType<Say>().SelectMany(say => say.Messages))
        {
            taps.AddRange(Offered(content));
        }

        foreach (var effect in turn.Effects)
        {
            if (effect is SetTimer set)
            {
                Timers[set.TimerId] = set.Due;
            }
            else if (effect is CancelTimer cancel)
            {
                Timers.Remove(cancel.TimerId);
            }
        }

        if (turn.Effects.OfType<Request>().FirstOrDefault() is not { } request)
        {
            return turn.Effects;
        }

        Waiting = request;
        return AnswersEffects ? [.. turn.Effects, .. AnswerWaiting()] : turn.Effects;
    }

    /// <summary>A cart from before.</summary>
    public void Fill(int quantity, string sku)
    {
        var line = new DraftLine(World.Products.Find(product => product.Sku == sku)!.ProductId, quantity);
        Record = Record with { Cart = new Cart(World.Id(10, 1), 1, [.. Record.Cart?.Lines ?? [], line], null, Now) };
    }

    public IReadOnlyList<Effect> AnswerWaiting() => Take(new AnswerInput(Waiting!.EffectId, Erp.Answer(Waiting, Now)));

    public Turn Run(Input input)
    {
        var context = new EngineContext
        {
            Now = Now,
            ConversationId = World.Id(7, 1),
            Customer = Customer,
            Seed = Ids.From(Seeds, $"{++inputs}"),
            CompanyName = "Acme",
            Country = "GB",
            Currency = "USD",
            Languages = Languages,
            Payments = Payments,
            PricesIncludeTax = PricesIncludeTax,
            OrderNews = OrderNews,
            Limits = Limits,
            Applicants = Applicants,
            Addresses = Addresses,
            Open = Open,
            Paused = Paused,
            OpensAt = Open ? null : "Monday 09:00",
        };
        var data = new List<Answered>();
        while (true)
        {
            switch (FlowEngine.Run(flows, Session, Record, input, data, context))
            {
                case Turn turn:
                    Ran?.Invoke(Session, Record, input, data, context);
                    Took?.Invoke(turn);
                    return turn;
                case Needs needs:
                    Assert.DoesNotContain(data, answered => answered.Query == needs.Query);
                    data.Add(new Answered(needs.Query, World.Answer(needs.Query)));
                    break;
            }
        }
    }

    public static IEnumerable<(string Title, string Id)> Offered(Content content) => content switch
    {
        ButtonsContent buttons => buttons.Buttons.Select(button => (button.Title, button.Id)),
        ListContent list => list.Sections.SelectMany(section => section.Rows).Select(row => (row.Title, row.Id)),
        _ => [],
    };

    /// <summary>Every turn of every test goes through JSON, as it does in the host.</summary>
    private static T? RoundTrip<T>(T? value)
    {
        var json = JsonSerializer.Serialize(value);
        var read = JsonSerializer.Deserialize<T>(json);
        Assert.Equal(json, JsonSerializer.Serialize(read));
        return read;
    }
}
