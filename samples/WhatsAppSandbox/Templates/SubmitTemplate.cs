using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.Graph.Account;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>Create, edit, delete: with the refusals that Meta gives before anybody reviews. What passes waits for its review.</summary>
internal static class SubmitTemplate
{
    /// <summary>Of an approved one; a rejected or paused one may be edited as often as one likes.</summary>
    private const int EditsPerWindow = 10;

    private static readonly TimeSpan EditWindow = TimeSpan.FromDays(30), EditPause = TimeSpan.FromHours(24);

    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapPost("/{id:regex(^\\d+$)}/message_templates", Create);
        graph.MapPost("/{id:regex(^\\d+$)}", async (string id, GraphBody parameters, TemplateStore store, TemplateReview review, ResumableUploads uploads, TimeProvider time,
            PhoneNumber number, Overrides overrides, IHttpClientFactory http, IOptions<WhatsAppOptions> account, CancellationToken ct) => id == account.Value.PhoneNumberId
                ? await ChangeNumber.HandleAsync(parameters.Json, number, overrides, http, ct)
                : Edit(id, parameters, store, review, uploads, time));
        graph.MapPost("/{id:regex(^\\d+$)}/unpause", (string id, TemplateStore store, TemplateReview review) => Unpause(id, store, review));
        graph.MapPost("/{id:regex(^\\d+$)}/message_templates/{act:regex(^(archive|unarchive)$)}", Archive);
        graph.MapDelete("/{id:regex(^\\d+$)}/message_templates", Delete);
    }

    private static IResult Create(string id, GraphBody parameters, TemplateStore store, TemplateReview review, ResumableUploads uploads, Chance chance, TimeProvider time, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        var body = parameters.Json;
        if (TemplateCheck.Refusal(body, uploads) is { } refusal)
        {
            return refusal.ToResult();
        }
        var template = new Template
        {
            Id = "88" + chance.Digits(13),
            Name = body.Text("name")!,
            Language = body.Text("language")!,
            Category = TemplateReview.CategoryOf(body.Text("category")!.ToUpperInvariant(), body.At("components")!.Value),
            Status = "PENDING",
            CreatedAt = time.GetUtcNow(),
            ParameterFormat = body.Text("parameter_format")?.ToUpperInvariant() ?? "POSITIONAL",
            Components = body.At("components")!.Value.Clone(),
        };
        if (store.Refusal(template, time.GetUtcNow()) is { } limit)
        {
            return limit.ToResult();
        }
        if (!store.Add(template))
        {
            return TemplateCheck.Known(2388024, "Content in this language already exists",
                "There is already content for this template in this language. You can create a new template and try again.").ToResult();
        }
        template = review.AtOnce(template);
        return Results.Json(new JsonObject { ["id"] = template.Id, ["status"] = template.Status, ["category"] = template.Category }, contentType: GraphApi.Json);
    }

    private static IResult Edit(string id, GraphBody parameters, TemplateStore store, TemplateReview review, ResumableUploads uploads, TimeProvider time)
    {
        if (store.Find(id) is not { } template)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        var now = time.GetUtcNow();
        var lately = template.Edits.Where(edit => edit + EditWindow > now).ToList();
        if (template.Status == "APPROVED" && (lately.Count >= EditsPerWindow || lately.Any(edit => edit + EditPause > now)))
        {
            return TemplateCheck.Known(2388039, "Message template status can't be changed", "An approved template can be edited once in 24 hours and 10 times in 30 days.").ToResult();
        }
        if (template.Status is not ("APPROVED" or "REJECTED" or "PAUSED"))
        {
            return TemplateCheck.Known(2388039, "Message template status can't be changed", "A template in review cannot be edited.").ToResult();
        }
        var body = parameters.Json;
        var components = body.At("components") ?? template.Components;
        if (TemplateCheck.ComponentsRefusal(components, template.ParameterFormat, uploads) is { } refusal)
        {
            return refusal.ToResult();
        }
        if (body.Text("category") is { } category && template.Status == "APPROVED" && !category.Equals(template.Category, StringComparison.OrdinalIgnoreCase))
        {
            return TemplateCheck.Known(2388039, "Message template status can't be changed", "The category of an approved template cannot be changed.").ToResult();
        }
        // An edited one that was approved or paused is approved at once; one that was rejected is reviewed again.
        var status = template.Status == "REJECTED" ? "PENDING" : "APPROVED";
        template = store.Change(id, old => old with
        {
            Components = components.Clone(),
            Category = body.Text("category")?.ToUpperInvariant() ?? old.Category,
            Status = status,
            Reason = "NONE",
            Edits = template.Status == "APPROVED" ? [.. lately, now] : old.Edits,
        })!;
        if (status == "APPROVED")
        {
            review.Tell(template);
        }
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }

    private static IResult Unpause(string id, TemplateStore store, TemplateReview review)
    {
        if (store.Find(id) is not { } template)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        if (template.Status != "PAUSED")
        {
            return TemplateCheck.Known(2388039, "Message template status can't be changed", "Only a paused template can be unpaused.").ToResult();
        }
        review.Decide(template, "APPROVED", "NONE");
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }

    private static IResult Archive(string id, string act, GraphBody body, TemplateStore store, TemplateReview review, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        JsonArray done = [], failed = [];
        foreach (var templateId in body.Json.Items("hsm_ids").Select(given => given.ToString()).Take(BulkMost))
        {
            var (from, to) = act == "archive" ? ("APPROVED", "ARCHIVED") : ("ARCHIVED", "APPROVED");
            var found = store.Find(templateId) is { } template && template.Status == from;
            (found ? done : failed).Add(templateId);
            if (found)
            {
                review.Decide(store.Find(templateId)!, to, "NONE");
            }
        }
        return Results.Json(new JsonObject { [act + "d_templates"] = done, ["failed_templates"] = failed }, contentType: GraphApi.Json);
    }

    private static IResult Delete(string id, string? name, HttpRequest request, TemplateStore store, TimeProvider time, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        var ids = JsonArrayOf(request.Query["hsm_ids"].ToString()) ?? (request.Query["hsm_id"].FirstOrDefault() is { } one ? [one] : null);
        if (name is null && request.Query["hsm_ids"].Count == 0)
        {
            return GraphErrors.Parameter("The parameter name is required.").ToResult();
        }
        var which = store.All.Where(template => (name is null || template.Name == name) && (ids is null || ids.Contains(template.Id))).ToList();
        if (which.Any(template => template.Status == "DISABLED"))
        {
            return TemplateCheck.Known(2388039, "Message template status can't be changed", "A disabled template cannot be deleted.").ToResult();
        }
        return which.Count > 0 && store.Delete(which, time.GetUtcNow())
            ? Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json)
            : TemplateCheck.Known(2593002, "Message Template Not Found", "No message template was found with this name.").ToResult();
    }

    private const int BulkMost = 100;

    private static List<string>? JsonArrayOf(string text)
    {
        try
        {
            return text.Length == 0 ? null : [.. JsonSerializer.Deserialize<JsonElement[]>(text)!.Select(given => given.ToString()).Take(BulkMost)];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
