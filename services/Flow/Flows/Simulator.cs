using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.Flow.Sessions;
using Bridge.WhatsApp.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Flows;

/// <summary>A conversation that is not kept: see <see cref="SimulateFlow"/>.</summary>
sealed class Simulator(FlowDbContext db, Bundles bundles, EngineHost engine, TimeProvider clock, IOptions<FlowOptions> options)
{
    const string MainFlow = "main";
    const string PreviewStep = "~preview";

    /// <summary>After the last thing said the preview stays quiet long enough for what the engine says to silence.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Its orders and applications are nobody's.</summary>
    static readonly Guid Nobody = new("00000000-0000-8000-8000-000000000001");

    static readonly Customer Sample = new() { ContactId = Nobody, PhoneNumberId = "0", Phone = "+9779800000000", Name = "Asha" };

    public async Task<Simulation> PlayAsync(string id, JsonObject definition, SimulationState? state, IReadOnlyList<(Item Item, TimeSpan After)> inputs, CancellationToken ct)
    {
        state ??= new SimulationState(null, ConversationRecord.Empty, 0, clock.GetUtcNow());
        var world = await World.ReadAsync(db, ct);
        var flows = await WithDraftAsync(id, definition, world, ct);
        var turns = new List<SimulatedTurn>();
        for (var i = 0; i < inputs.Count; i++)
        {
            state = state with { Now = state.Now + inputs[i].After };
            var arrived = new ItemArrived
            {
                ConversationId = Nobody,
                Number = state.Inputs + 1,
                SentAt = state.Now,
                ArrivedAt = state.Now,
                Customer = Sample,
                Item = inputs[i].Item,
            };
            // A sample answers each effect at once, so a turn may lead to another; the engine's own budget ends a circle.
            for (Input? next = new ItemInput(arrived); next is not null && turns.Count < 10 * (i + 1);)
            {
                state = state with { Inputs = state.Inputs + 1 };
                var turn = await engine.RunAsync(
                    flows, state.Session, state.Record, next, world.ContextOf(Nobody, Sample, state.Inputs, state.Now, options.Value), ct);
                state = state with { Session = turn.Session, Record = turn.Record };
                turns.Add(new SimulatedTurn(i, [.. turn.Effects.OfType<Say>().SelectMany(s => s.Messages).Select(Render)], [.. turn.Effects.Where(e => e is not Say).Select(NameOf)], turn.Trace));
                next = await AnswerAsync(turn, state, ct) ?? (Input?)TimerOf(turn, state.Now + (i + 1 < inputs.Count ? inputs[i + 1].After : Patience));
            }
        }

        return new Simulation(turns, state);
    }

    /// <summary>The published flows with the draft in the place of its own; a preview of another flow than the main one begins in it.</summary>
    async Task<FlowBundle> WithDraftAsync(string id, JsonObject definition, World world, CancellationToken ct)
    {
        var flows = world.BundleVersion == 0 ? [] : new Dictionary<string, JsonObject>((await bundles.GetAsync(db, world.BundleVersion, ct)).Flows);
        flows[id] = definition;
        if (id != MainFlow && flows.TryGetValue(MainFlow, out var main))
        {
            var begun = (JsonObject)main.DeepClone();
            begun["entry"] = PreviewStep;
            (begun["steps"] as JsonArray)?.Add(new JsonObject { ["id"] = PreviewStep, ["type"] = "call", ["flow"] = id });
            flows[MainFlow] = begun;
        }

        return new FlowBundle(world.BundleVersion, flows);
    }

    /// <summary>A timer that comes due before the next thing is said.</summary>
    static TimerInput? TimerOf(Turn turn, DateTimeOffset until) =>
        turn.Effects.OfType<SetTimer>().Where(t => t.Due <= until).Select(t => new TimerInput(t.TimerId)).FirstOrDefault();

    async Task<AnswerInput?> AnswerAsync(Turn turn, SimulationState state, CancellationToken ct)
    {
        if (turn.Effects.OfType<Request>().FirstOrDefault() is not { } request)
        {
            return null;
        }

        var ids = request is RequestQuote quote ? quote.Command.Lines.Select(l => l.ProductId).ToArray() : [];
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => p.Body).ToDictionaryAsync(p => p.ProductId, ct);
        return new AnswerInput(request.EffectId, SampleErp.Answer(request, products, state.Now));
    }

    static SimulatedMessage Render(Content content) =>
        // Pictures and documents stand for themselves: the preview shows them by Bridge's own id.
        WhatsAppRenderer.Render(content, new RenderContext { Recipient = new Recipient(Sample.Phone, null), MediaId = "0" }) switch
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
        HandOver handOver => $"hand_over:{handOver.Reason}",
        Note note => $"note:{note.Code}",
        SetTimer timer => $"set_timer:{timer.TimerId}",
        CancelTimer timer => $"cancel_timer:{timer.TimerId}",
        _ => effect.GetType().Name,
    };
}
