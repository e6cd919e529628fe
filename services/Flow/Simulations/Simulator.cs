using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.Flow.Flows;
using Bridge.Flow.ReadModel;
using Bridge.Flow.Sessions;
using Bridge.WhatsApp.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Simulations;

/// <summary>A draft in the place of its flow, and who meets it.</summary>
/// <param name="Draft">Null: as it is saved, see <see cref="SavedAs"/>.</param>
sealed record Play(string FlowId, string? Draft, SimulatedWorld World)
{
    /// <summary>The version of the flow's row (its xmin): whatever has changed it, under one of these the saved draft is always the same.</summary>
    public string? SavedAs { get; init; }

    /// <summary>The flow that the customer meets: a test of another one is played on this draft too.</summary>
    public string BeginsIn { get; init; } = FlowId;

    public SimulationState? State { get; init; }

    /// <summary>What the engine has been told already; a test is told the same for ever, whatever is sold meanwhile.</summary>
    public List<Answered> Known { get; init; } = [];

    /// <summary>Where it stood before each input.</summary>
    public Dictionary<int, SimulationState> Before { get; } = [];
}

/// <summary>A conversation that is not kept: see <see cref="SimulateFlow"/>.</summary>
sealed class Simulator(FlowDbContext db, Drafts drafts, EngineHost engine, Lookups lookups, ErpOperations erp, TimeProvider clock, IOptions<FlowOptions> options)
{
    /// <summary>After the last thing said the preview stays quiet long enough for what the engine says to silence.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Inputs that one input may lead to by itself: a sample answers each effect at once.</summary>
    const int TurnsPerInput = 10;

    /// <summary>Its orders and applications are nobody's.</summary>
    static readonly Guid Nobody = new("00000000-0000-8000-8000-000000000001");

    /// <returns>Null: the draft cannot be read.</returns>
    public async Task<Simulation?> PlayAsync(Play play, IReadOnlyList<SimulatedInput> inputs, CancellationToken ct)
    {
        var state = play.State ?? new SimulationState(null, ConversationRecord.Empty, 0, clock.GetUtcNow());
        var world = await World.ReadAsync(db, ct);
        if (await drafts.BundleAsync(db, play, world.BundleVersion, ct) is not { } flows)
        {
            return null;
        }

        var customer = new Customer { ContactId = Nobody, PhoneNumberId = "0", Phone = play.World.Phone, Username = play.World.Phone is null ? "asha" : null, Name = play.World.Name };
        var turns = new List<SimulatedTurn>();
        for (var i = 0; i < inputs.Count; i++)
        {
            state = state with { Now = state.Now.AddMinutes(inputs[i].AfterMinutes) };
            play.Before[i] = state;
            var quietUntil = state.Now + (i + 1 < inputs.Count ? TimeSpan.FromMinutes(inputs[i + 1].AfterMinutes) : Patience);
            var left = TurnsPerInput;
            for (var next = InputOf(inputs[i], state, customer); next is not null && left > 0; left--)
            {
                state = state with { Inputs = state.Inputs + 1 };
                var context = world.ContextOf(Nobody, customer, state.Inputs, state.Now, options.Value) with { Applicants = erp.Applicants, Addresses = erp.Addresses };
                var turn = await engine.RunAsync(flows, state.Session, state.Record, next, context, query => KnowAsync(play, query, ct));
                state = state with { Session = turn.Session, Record = turn.Record };
                turns.Add(Show(i, turn, play.World));
                next = await AnswerAsync(turn, play, state, ct) ?? TimerOf(turn, quietUntil);
            }
        }

        return new Simulation(turns, state);
    }

    static Input? InputOf(SimulatedInput input, SimulationState state, Customer customer)
    {
        if (input.Reachable)
        {
            return new ReachableInput();
        }

        if (input.Jump is { } jump)
        {
            return new StartInput(
                new Frame(jump.FlowId, jump.StepId),
                jump.Variables?.ToDictionary(v => v.Key, v => (JsonNode?)JsonSerializer.SerializeToNode(v.Value)) ?? []);
        }

        var item = input.Tap is { } tap ? Tapped(tap, state) : SimulateFlow.ReadItem(input.Item!.Value);
        return new ItemInput(new ItemArrived
        {
            ConversationId = Nobody,
            Number = state.Inputs + 1,
            SentAt = state.Now,
            ArrivedAt = state.Now,
            Customer = customer,
            Item = item!,
        });
    }

    /// <summary>On the question that stands, or on one of those before it.</summary>
    static TapItem Tapped(SimulatedTap tap, SimulationState state)
    {
        var asked = state.Record.Asked;
        var question = tap.Back < asked.Count ? asked[^(tap.Back + 1)] : null;
        return new TapItem(new ReplyId(question?.Session ?? Nobody, question?.Visit ?? 0, tap.Option).ToString(), tap.Option);
    }

    async Task<QueryAnswer> KnowAsync(Play play, Query query, CancellationToken ct)
    {
        if (play.Known.Find(known => known.Query == query) is { } known)
        {
            return known.Answer;
        }

        var answer = play.World.Returning && query is (OwnOrders or OwnApplications)
            ? await SampleErp.OwnAsync(query, db, clock.GetUtcNow(), ct)
            : await lookups.AnswerAsync(Nobody, query, ct);
        play.Known.Add(new Answered(query, answer));
        return answer;
    }

    /// <summary>A timer that comes due before the next thing is said.</summary>
    static TimerInput? TimerOf(Turn turn, DateTimeOffset until) =>
        turn.Effects.OfType<SetTimer>().Where(t => t.Due <= until).Select(t => new TimerInput(t.TimerId)).FirstOrDefault();

    async Task<Input?> AnswerAsync(Turn turn, Play play, SimulationState state, CancellationToken ct)
    {
        if (turn.Effects.OfType<Request>().FirstOrDefault() is not { } request)
        {
            return null;
        }

        var products = new Dictionary<Guid, Contracts.Catalog.ProductChanged>();
        foreach (var line in request is RequestQuote quote ? quote.Command.Lines : [])
        {
            if (await KnowAsync(play, new GetProduct(line.ProductId), ct) is ProductFound { Product: { } product })
            {
                products[line.ProductId] = product;
            }
        }

        return new AnswerInput(request.EffectId, SampleErp.Answer(request, play.World.Erp.GetValueOrDefault(NameOf(request)), products, state.Now));
    }

    static SimulatedTurn Show(int input, Turn turn, SimulatedWorld world) => new(
        input,
        [.. turn.Effects.OfType<Say>().SelectMany(s => s.Messages).Select(content => Render(content, world))],
        [.. turn.Effects.Where(e => e is not Say).Select(NameOf)],
        turn.Trace);

    static SimulatedMessage Render(Content content, SimulatedWorld world) =>
        // Pictures and documents stand for themselves: the preview shows them by Bridge's own id.
        WhatsAppRenderer.Render(content, new RenderContext { Recipient = new Recipient(world.Phone, world.Phone is null ? "NP.1" : null), MediaId = "0" }) switch
        {
            Rendered rendered => new SimulatedMessage(content, rendered.Payload, rendered.Changes, null),
            Refused refused => new SimulatedMessage(content, null, [], $"{refused.Field}: {refused.Problem}"),
            var other => throw new NotSupportedException($"Rendering answered {other.GetType().Name}."),
        };

    static string NameOf(Effect effect) => effect switch
    {
        RequestQuote => "quote_price",
        RequestOrder => "place_order",
        RequestOrderStatus => "ask_order_status",
        RequestApplication => "submit_application",
        RequestPicture => "measure_picture",
        HandOver handOver => $"hand_over:{handOver.Reason}",
        Note note => $"note:{note.Code}",
        SetTimer timer => $"set_timer:{timer.TimerId}",
        CancelTimer timer => $"cancel_timer:{timer.TimerId}",
        _ => effect.GetType().Name,
    };
}
