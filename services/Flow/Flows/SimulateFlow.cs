using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <summary>Nothing is kept between calls: what a simulation has come to is returned, and sent again with the next inputs.</summary>
public sealed record SimulateFlowRequest([property: Required, MaxLength(100)] IReadOnlyList<SimulatedInput> Inputs)
{
    /// <summary>Where it goes on; null: from the beginning.</summary>
    public SimulationState? State { get; init; }

    /// <summary>The draft as the author has it before him; null: as it was saved.</summary>
    public JsonElement? Definition { get; init; }
}

/// <summary>What the customer does next, after so many minutes.</summary>
/// <param name="Item">An item of the conversation as Messaging writes it: <c>{"type":"text","body":"hi"}</c>.</param>
public sealed record SimulatedInput(JsonElement Item)
{
    [Range(0, 60 * 24 * 60)]
    public int AfterMinutes { get; init; }
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
        var draft = request.Definition is { ValueKind: not JsonValueKind.Undefined } given
            ? given.GetRawText()
            : await db.Flows.Where(f => f.Id == id).Select(f => f.Draft).SingleOrDefaultAsync(ct);
        if (draft is null)
        {
            return TypedResults.NotFound();
        }

        if (JsonNode.Parse(draft) is not JsonObject definition)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["definition"] = ["A JSON object."] });
        }

        var inputs = new List<(Item, TimeSpan)>();
        for (var i = 0; i < request.Inputs.Count; i++)
        {
            if (Read(request.Inputs[i].Item) is not { } item)
            {
                return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [$"inputs[{i}].item"] = ["Not an item of a conversation."] });
            }

            inputs.Add((item, TimeSpan.FromMinutes(request.Inputs[i].AfterMinutes)));
        }

        return TypedResults.Ok(await simulator.PlayAsync(id, definition, request.State, inputs, ct));
    }

    static Item? Read(JsonElement item)
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
