using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Templates;

public sealed record TemplateList(IReadOnlyList<TemplateRow> Items);

public sealed record TemplateRow(
    string Id, string Name, string Language, string Category, string Status, string? Quality, string? Reason, string ParameterFormat, JsonElement Components, DateTimeOffset ChangedAt)
{
    internal static TemplateRow Of(Template t) =>
        new(t.Id, t.Name, t.Language, t.Category, t.Status, t.Quality, t.Reason, t.ParameterFormat, JsonSerializer.Deserialize<JsonElement>(t.Components), t.ChangedAt);
}

public sealed record TemplateProblems(IReadOnlyList<TemplateProblem> Problems);

/// <summary>Templates are Meta's: each change is made there first, and the copy follows.</summary>
static class TemplatesApi
{
    public static void MapTemplates(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/templates").RequireAuthorization(Policies.Viewer).WithTags("Templates");
        templates.MapGet("/", List).WithName("ListTemplates");
        templates.MapPost("/check", Check).WithName("CheckTemplate");
        templates.MapPost("/sync", Sync).RequireAuthorization(Policies.Agent).WithName("SyncTemplates");
        templates.MapPost("/", Create).RequireAuthorization(Policies.Admin).WithName("CreateTemplate");
        templates.MapPut("/{id}", Edit).RequireAuthorization(Policies.Admin).WithName("EditTemplate");
        templates.MapDelete("/{id}", Delete).RequireAuthorization(Policies.Admin).WithName("DeleteTemplate");
        UploadHeader.Map(templates);
        SendTest.Map(templates);
    }

    static async Task<Ok<TemplateList>> List(MessagingDbContext db, CancellationToken ct) => TypedResults.Ok(new TemplateList(
        [.. (await db.Templates.AsNoTracking().OrderBy(t => t.Name).ThenBy(t => t.Language).ToListAsync(ct)).Select(TemplateRow.Of)]));

    static async Task<Results<Ok<TemplateList>, ProblemHttpResult>> Sync(TemplateSync sync, MessagingDbContext db, CancellationToken ct) =>
        await sync.RunAsync(ct) is { } problem ? Refused(problem) : await List(db, ct);

    /// <param name="id">Of the template that the draft would change: then it is told, too, whether Meta lets it be changed now.</param>
    static async Task<Ok<TemplateProblems>> Check(TemplateDraft draft, MessagingDbContext db, TimeProvider clock, CancellationToken ct, string? id = null)
    {
        var template = id is null ? null : await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);
        return TypedResults.Ok(new TemplateProblems(template is null
            ? TemplateRules.Check(draft)
            : [.. TemplateEdits.Problems(template, clock.GetUtcNow()), .. TemplateRules.Check(As(template, draft))]));
    }

    static async Task<Results<Created<TemplateRow>, ValidationProblem, ProblemHttpResult>> Create(
        TemplateDraft draft, MessagingDbContext db, GraphClient graph, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (Problems(TemplateRules.Check(draft)) is { } problems)
        {
            return problems;
        }

        if (await db.Templates.AnyAsync(t => t.Name == draft.Name && t.Language == draft.Language, ct))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["name"] = ["There is a template of this name in this language already."] });
        }

        if (await TwinOfAsync(db, draft, ct) is { } twin)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["body.text"] = [$"{twin} says the same in this language: Meta refuses it a second time."] });
        }

        if (options.CurrentValue.BusinessAccountId is not { Length: > 0 } account)
        {
            return Refused("The id of the WhatsApp Business account is not set.");
        }

        var answer = await graph.CallAsync(HttpMethod.Post, $"{account}/message_templates", draft.ToMeta(), ct);
        if (answer.Error is { } error)
        {
            return Refused(error.Text);
        }

        var template = new Template
        {
            Id = answer.Json.Text("id") ?? throw new InvalidDataException("The template was accepted without an id."),
            Name = draft.Name,
            Language = draft.Language,
            // Meta may have put it into another one.
            Category = answer.Json.Text("category") ?? draft.Category.ToString().ToUpperInvariant(),
            Status = answer.Json.Text("status") ?? "PENDING",
            ParameterFormat = draft.ParameterFormat.ToString().ToUpperInvariant(),
            Components = draft.Components().ToJsonString(),
            ChangedAt = Template.Now(clock),
        };
        db.Templates.Add(template);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created((string?)null, TemplateRow.Of(template));
    }

    static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> Edit(
        string id, TemplateDraft draft, MessagingDbContext db, GraphClient graph, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Templates.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } template)
        {
            return TypedResults.NotFound();
        }

        if (!TemplateEdits.MayBeChanged(template))
        {
            return Refused($"A template that is {template.Status} cannot be changed.");
        }

        if (Problems([.. TemplateEdits.Problems(template, clock.GetUtcNow()), .. TemplateRules.Check(As(template, draft))]) is { } problems)
        {
            return problems;
        }

        var change = new JsonObject { ["components"] = draft.Components() };
        if (draft.TtlSeconds is { } ttl)
        {
            change["message_send_ttl_seconds"] = ttl;
        }

        if (template.Status != "APPROVED")
        {
            // The category of an approved one is fixed.
            change["category"] = draft.Category.ToString().ToUpperInvariant();
        }

        var answer = await graph.CallAsync(HttpMethod.Post, template.Id, change, ct);
        if (answer.Error is { } error)
        {
            return Refused(error.Text);
        }

        TemplateEdits.Note(template, clock.GetUtcNow());
        // What was approved or paused is approved at once, unless a later review says otherwise; what was rejected is reviewed anew.
        (template.Components, template.ChangedAt, template.Reason) = (draft.Components().ToJsonString(), Template.Now(clock), null);
        (template.Category, template.Status) = template.Status == "APPROVED"
            ? (template.Category, template.Status)
            : (draft.Category.ToString().ToUpperInvariant(), template.Status == "REJECTED" ? "PENDING" : "APPROVED");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Delete(
        string id, MessagingDbContext db, GraphClient graph, IOptionsMonitor<WhatsAppOptions> options, CancellationToken ct)
    {
        if (await db.Templates.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } template)
        {
            return TypedResults.NotFound();
        }

        // By both: the name alone would take all its languages.
        var answer = await graph.CallAsync(HttpMethod.Delete,
            $"{options.CurrentValue.BusinessAccountId}/message_templates?hsm_id={Uri.EscapeDataString(id)}&name={Uri.EscapeDataString(template.Name)}", null, ct);
        if (answer.Error is { } error)
        {
            return Refused(error.Text);
        }

        db.Templates.Remove(template);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The name of a template with the same body and footer in the same language.</summary>
    static async Task<string?> TwinOfAsync(MessagingDbContext db, TemplateDraft draft, CancellationToken ct)
    {
        var others = await db.Templates.AsNoTracking().Where(t => t.Language == draft.Language && t.Status != "REJECTED").Select(t => new { t.Name, t.Components }).ToListAsync(ct);
        return others.FirstOrDefault(other => JsonSerializer.Deserialize<JsonElement>(other.Components) is { ValueKind: JsonValueKind.Array } components
            && TextOf(components, "BODY") == draft.Body.Text && (TextOf(components, "FOOTER") ?? "") == (draft.Footer ?? ""))?.Name;

        static string? TextOf(JsonElement components, string type) =>
            components.EnumerateArray().Where(c => type.Equals(c.Text("type"), StringComparison.OrdinalIgnoreCase)).Select(c => c.Text("text")).FirstOrDefault();
    }

    /// <summary>Name and language of a template are fixed.</summary>
    static TemplateDraft As(Template template, TemplateDraft draft) => draft with { Name = template.Name, Language = template.Language };

    static ValidationProblem? Problems(IReadOnlyList<TemplateProblem> problems) => problems.Count == 0
        ? null
        : TypedResults.ValidationProblem(problems.GroupBy(p => p.Field).ToDictionary(p => p.Key, p => p.Select(x => x.Message).ToArray()));

    static ProblemHttpResult Refused(string words) => TypedResults.Problem(words, title: "WhatsApp refused it", statusCode: StatusCodes.Status409Conflict);
}
