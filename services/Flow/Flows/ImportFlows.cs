using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

public sealed record ImportFlowsRequest(
    [property: Range(1, ExportedFlows.Version)] int BridgeFlows, [property: Required, MinLength(1), MaxLength(200)] IReadOnlyList<JsonElement> Flows);

public sealed record ImportedFlows(IReadOnlyList<ImportedFlow> Flows);

/// <param name="Problems">As publishing it would tell them.</param>
public sealed record ImportedFlow(string Id, ImportResult Result, IReadOnlyList<FlowProblem> Problems);

[JsonConverter(typeof(JsonStringEnumConverter<ImportResult>))]
public enum ImportResult { Created, Replaced, Same }

/// <summary>Takes flows from a file into drafts, all or none. Nothing is published, and the drafts that they replace are kept.</summary>
static partial class ImportFlows
{
    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/import", Handle).WithName(nameof(ImportFlows));

    static async Task<Results<Ok<ImportedFlows>, ValidationProblem>> Handle(
        ImportFlowsRequest request, FlowDbContext db, FlowCheck check, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        var wrong = new Dictionary<string, string[]>();
        var read = new Dictionary<string, string>();
        for (var i = 0; i < request.Flows.Count; i++)
        {
            var text = request.Flows[i].GetRawText();
            if (DraftJson.Read(text) is not { } flow || text.Length > FlowDefinition.LongestDraft)
            {
                wrong[$"flows[{i}]"] = ["A JSON object of at most 2 MiB."];
            }
            else if (flow["id"] is not JsonValue value || !value.TryGetValue<string>(out var id) || !Id().IsMatch(id) || !read.TryAdd(id, text))
            {
                wrong[$"flows[{i}].id"] = ["An id of small letters, digits, - and _, once in the file."];
            }
        }

        if (wrong.Count > 0)
        {
            return TypedResults.ValidationProblem(wrong);
        }

        var (now, me, results) = (clock.GetUtcNow(), user.UserId(), new Dictionary<string, ImportResult>());
        var ids = read.Keys.ToArray();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var here = await db.Flows.FromSql($"SELECT * FROM flow WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToDictionaryAsync(f => f.Id, ct);
        foreach (var (id, text) in read)
        {
            results[id] = Take(db, here.GetValueOrDefault(id), id, text, me, now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var problems = await check.CheckAsync(read, ct);
        return TypedResults.Ok(new ImportedFlows([.. results.Select(r => new ImportedFlow(r.Key, r.Value, [.. problems.Where(p => p.FlowId == r.Key)]))]));
    }

    static ImportResult Take(FlowDbContext db, FlowDefinition? flow, string id, string text, Guid by, DateTimeOffset now)
    {
        if (flow is null)
        {
            db.Flows.Add(new FlowDefinition { Id = id, Draft = text, Edited = true, ChangedAt = now, ChangedBy = by });
            return ImportResult.Created;
        }

        if (JsonNode.DeepEquals(DraftJson.Read(flow.Draft), DraftJson.Read(text)))
        {
            return ImportResult.Same;
        }

        db.KeptDrafts.Add(KeptDraft.Of(id, flow.Revision, flow.Draft, flow.ChangedBy ?? by, now));
        flow.Edit(text, by, now);
        return ImportResult.Replaced;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,99}$")]
    private static partial Regex Id();
}
