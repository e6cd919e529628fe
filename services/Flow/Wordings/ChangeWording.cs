using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Flows;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Wordings;

/// <param name="Revisions">Of the drafts that the author has seen, by flow.</param>
public sealed record ChangeWordingRequest(
    [property: Required] IReadOnlyDictionary<string, long> Revisions, [property: Required, MaxLength(5000)] IReadOnlyList<WordingChange> Changes);

/// <param name="StepId">Null: the flow's own.</param>
/// <param name="Text">Empty: the sentence is taken away in this language.</param>
public sealed record WordingChange(
    [property: Required] string FlowId, string? StepId, [property: Required] string Path, [property: Required(AllowEmptyStrings = true), MaxLength(20)] string Language,
    [property: Required(AllowEmptyStrings = true), MaxLength(4096)] string Text);

/// <param name="Revisions">Of the drafts, by flow, as they are now; publishing them is another act.</param>
public sealed record ChangedWording(int Changes, IReadOnlyDictionary<string, long> Revisions);

/// <summary>Sets sentences in the drafts, all or none of them.</summary>
static class ChangeWording
{
    public static void Map(RouteGroupBuilder wording)
    {
        wording.MapPut("/", Handle).WithName(nameof(ChangeWording));
        wording.MapPut("/csv", Upload).WithName("UploadWording").Accepts<string>("text/csv");
    }

    static async Task<Results<Ok<ChangedWording>, ValidationProblem, ProblemHttpResult>> Handle(
        ChangeWordingRequest request, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct) =>
        await ApplyAsync(request.Changes, request.Revisions, db, user, clock, ct);

    /// <summary>The table as it was downloaded, with other words in it. What has become of a draft since is not undone: only cells that differ are set.</summary>
    static async Task<Results<Ok<ChangedWording>, ValidationProblem, ProblemHttpResult>> Upload(
        HttpRequest request, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, IOptions<FlowOptions> options, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var table = await GetWording.ReadAsync(db, options.Value, ct);
        string text;
        try
        {
            text = await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["file"] = ["Not UTF-8: its accents and scripts would be lost. Save it as \"CSV UTF-8\"."] });
        }

        var (changes, problems) = WordingCsv.Read(text, table);
        return problems.Count > 0
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["file"] = [.. problems] })
            : await ApplyAsync(changes, table.Flows.ToDictionary(f => f.FlowId, f => f.Revision), db, user, clock, ct);
    }

    static async Task<Results<Ok<ChangedWording>, ValidationProblem, ProblemHttpResult>> ApplyAsync(
        IReadOnlyList<WordingChange> changes, IReadOnlyDictionary<string, long> revisions, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        var ids = changes.Select(c => c.FlowId).Distinct().ToArray();
        var flows = await db.Flows.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        if (flows.Values.FirstOrDefault(f => revisions.GetValueOrDefault(f.Id) != f.Revision) is { } moved)
        {
            return SaveDraft.Conflict(moved);
        }

        var drafts = flows.ToDictionary(f => f.Key, f => DraftJson.Read(f.Value.Draft) ?? []);
        var missing = new Dictionary<string, string[]>();
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (drafts.GetValueOrDefault(change.FlowId) is not { } draft || !Wording.Set(draft, change.StepId, change.Path, change.Language, change.Text))
            {
                missing[$"changes[{i}]"] = [$"{change.FlowId}/{change.StepId} has no sentence {change.Path}."];
            }
        }

        if (missing.Count > 0)
        {
            return TypedResults.ValidationProblem(missing);
        }

        foreach (var (id, draft) in drafts)
        {
            flows[id].Edit(DraftJson.Print(draft), user.UserId(), clock.GetUtcNow());
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return SaveDraft.Conflict(await db.Flows.AsNoTracking().Where(f => ids.Contains(f.Id)).OrderByDescending(f => f.ChangedAt).FirstAsync(ct));
        }

        return TypedResults.Ok(new ChangedWording(changes.Count, flows.ToDictionary(f => f.Key, f => f.Value.Revision)));
    }
}
