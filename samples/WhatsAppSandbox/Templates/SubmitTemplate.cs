using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>Create, edit, delete: with the refusals that Meta gives before anybody reviews. What passes waits for its review.</summary>
internal static class SubmitTemplate
{
    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapPost("/{id:regex(^\\d+$)}/message_templates", Create);
        graph.MapPost("/{id:regex(^\\d+$)}", Edit);
        graph.MapDelete("/{id:regex(^\\d+$)}/message_templates", Delete);
    }

    private static IResult Create(string id, GraphBody parameters, TemplateStore store, TemplateReview review, ResumableUploads uploads, Chance chance, IOptions<WhatsAppOptions> account)
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
            Category = body.Text("category")!.ToUpperInvariant(),
            Status = "PENDING",
            ParameterFormat = body.Text("parameter_format")?.ToUpperInvariant() ?? "POSITIONAL",
            Components = body.At("components")!.Value.Clone(),
        };
        if (!store.Add(template))
        {
            return TemplateCheck.Known(2388024, "Content in this language already exists",
                "There is already content for this template in this language. You can create a new template and try again.").ToResult();
        }
        template = review.AtOnce(template);
        return Results.Json(new JsonObject { ["id"] = template.Id, ["status"] = template.Status, ["category"] = template.Category }, contentType: GraphApi.Json);
    }

    private static IResult Edit(string id, GraphBody parameters, TemplateStore store, TemplateReview review, ResumableUploads uploads)
    {
        if (store.Find(id) is not { } template)
        {
            return GraphErrors.UnknownObject(id).ToResult();
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
        })!;
        if (status == "APPROVED")
        {
            review.Tell(template);
        }
        return Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json);
    }

    private static IResult Delete(string id, string? name, HttpRequest request, TemplateStore store, IOptions<WhatsAppOptions> account)
    {
        var templateId = request.Query["hsm_id"].FirstOrDefault();
        if (id != account.Value.BusinessAccountId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        if (name is null)
        {
            return GraphErrors.Parameter("The parameter name is required.").ToResult();
        }
        return store.Remove(template => template.Name == name && (templateId is null || template.Id == templateId)) > 0
            ? Results.Json(new JsonObject { ["success"] = true }, contentType: GraphApi.Json)
            : TemplateCheck.Known(2593002, "Message Template Not Found", "No message template was found with this name.").ToResult();
    }
}
