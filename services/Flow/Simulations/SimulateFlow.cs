using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Simulations;

/// <summary>
/// Nothing is kept between calls: what a simulation has come to is returned, and sent again with the next inputs. Who sends an earlier state goes back to it.
/// </summary>
public sealed record SimulateFlowRequest([property: Required, MaxLength(100)] IReadOnlyList<SimulatedInput> Inputs)
{
    /// <summary>Where it goes on; null: from the beginning.</summary>
    public SimulationState? State { get; init; }

    /// <summary>The draft as the author has it before him; null: as it was saved.</summary>
    public JsonElement? Definition { get; init; }

    public SimulatedWorld World { get; init; } = new();
}

/// <summary>What happens next, after so many minutes: exactly one of these.</summary>
public sealed record SimulatedInput
{
    /// <summary>An item of the conversation as Messaging writes it: <c>{"type":"text","body":"hi"}</c>.</summary>
    public JsonElement? Item { get; init; }

    /// <summary>A tap on an option that is offered, by its id, whatever the message was called.</summary>
    public SimulatedTap? Tap { get; init; }

    /// <summary>Straight to a step, with what is known already.</summary>
    public SimulatedJump? Jump { get; init; }

    /// <summary>The ERP answers again: what is parked goes on.</summary>
    public bool Reachable { get; init; }

    [Range(0, 60 * 24 * 60)]
    public int AfterMinutes { get; init; }
}

/// <param name="Back">So many questions ago; 0: the newest.</param>
public sealed record SimulatedTap([property: Required, MaxLength(200)] string Option, [property: Range(0, 50)] int Back = 0);

public sealed record SimulatedJump([property: Required] string FlowId, [property: Required] string StepId, IReadOnlyDictionary<string, JsonElement>? Variables);

/// <summary>Who is talking, and how the ERP answers.</summary>
public sealed record SimulatedWorld
{
    [MaxLength(100)]
    public string? Name { get; init; } = "Asha";

    /// <summary>Null: a customer with a username, who has not shared it.</summary>
    [MaxLength(20)]
    public string? Phone { get; init; } = "+9779800000000";

    /// <summary>He has ordered and applied before.</summary>
    public bool Returning { get; init; }

    /// <summary>By effect (<c>quote_price</c>, <c>place_order</c>, <c>ask_order_status</c>, <c>submit_application</c>, <c>measure_picture</c>); what is not named answers Ok.</summary>
    public IReadOnlyDictionary<string, SampleOutcome> Erp { get; init; } = new Dictionary<string, SampleOutcome>();
}

public sealed record SimulationState(Session? Session, ConversationRecord Record, long Inputs, DateTimeOffset Now);

public sealed record Simulation(IReadOnlyList<SimulatedTurn> Turns, SimulationState State);

/// <param name="Input">The index of the input that led to it.</param>
/// <param name="Effects">What would have been asked of the other services, by name; a sample answered.</param>
public sealed record SimulatedTurn(int Input, IReadOnlyList<SimulatedMessage> Messages, IReadOnlyList<string> Effects, IReadOnlyList<TraceStep> Trace);

/// <param name="Payload">What WhatsApp would be given; null where it was refused.</param>
/// <param name="Refused">Why WhatsApp would not take it.</param>
public sealed record SimulatedMessage(Content Content, JsonObject? Payload, IReadOnlyList<Change> Changes, string? Refused);

/// <summary>Plays a draft as a customer would meet it: the production engine, the production rendering, products and jobs as they are; the ERP is a sample.</summary>
static class SimulateFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/{id}/simulate", Handle).WithName(nameof(SimulateFlow));

    static async Task<Results<Ok<Simulation>, NotFound, ValidationProblem>> Handle(
        string id, SimulateFlowRequest request, FlowDbContext db, Simulator simulator, CancellationToken ct)
    {
        var given = request.Definition is { ValueKind: not JsonValueKind.Undefined } definition ? definition.GetRawText() : null;
        var saved = given is null ? await db.Database.SqlQuery<string>($"SELECT xmin::text AS \"Value\" FROM flow WHERE id = {id}").SingleOrDefaultAsync(ct) : null;
        if (given is null && saved is null)
        {
            return TypedResults.NotFound();
        }

        if (Wrong(request.Inputs) is { } wrong)
        {
            return TypedResults.ValidationProblem(wrong);
        }

        var play = new Play(id, given, request.World) { SavedAs = saved, State = request.State };
        return await simulator.PlayAsync(play, request.Inputs, ct) is { } simulation
            ? TypedResults.Ok(simulation)
            : TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["definition"] = ["A JSON object."] });
    }

    internal static async Task<string?> DraftAsync(FlowDbContext db, string id, JsonElement? definition, CancellationToken ct) =>
        definition is { ValueKind: not JsonValueKind.Undefined } given
            ? given.GetRawText()
            : await db.Flows.Where(f => f.Id == id).Select(f => f.Draft).SingleOrDefaultAsync(ct);

    /// <summary>Null where every input can be read.</summary>
    internal static Dictionary<string, string[]>? Wrong(IReadOnlyList<SimulatedInput> inputs)
    {
        var wrong = new Dictionary<string, string[]>();
        for (var i = 0; i < inputs.Count; i++)
        {
            var input = inputs[i];
            var given = (input.Item is null ? 0 : 1) + (input.Tap is null ? 0 : 1) + (input.Jump is null ? 0 : 1) + (input.Reachable ? 1 : 0);
            if (given != 1)
            {
                wrong[$"inputs[{i}]"] = ["One of item, tap, jump and reachable."];
            }
            else if (input.Item is { } item && ReadItem(item) is null)
            {
                wrong[$"inputs[{i}].item"] = ["Not an item of a conversation."];
            }
        }

        return wrong.Count == 0 ? null : wrong;
    }

    internal static Item? ReadItem(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object ? item.Deserialize<Item>(FlowJson.Options) : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // A type that is missing or not known; the caller is told which input it is.
            return null;
        }
    }
}
