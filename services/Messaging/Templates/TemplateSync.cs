using System.Text.Json;
using Bridge.Messaging.WhatsApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Templates;

/// <summary>Reads all templates of the account from Meta, page by page, and makes the copy like them.</summary>
sealed class TemplateSync(MessagingDbContext db, GraphClient graph, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock)
{
    const int PageSize = 100;

    /// <summary>An account has 6,000 at most: more pages than this are a circle.</summary>
    const int Pages = 100;

    const string Fields = "id,name,language,status,category,quality_score,rejected_reason,parameter_format,components";

    /// <summary>Null: done; else what Meta said.</summary>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        if (options.CurrentValue.BusinessAccountId is not { Length: > 0 } account)
        {
            return "The id of the WhatsApp Business account is not set.";
        }

        var (found, now) = (new Dictionary<string, Template>(), Template.Now(clock));
        string? after = null;
        for (var page = 0; page < Pages; page++)
        {
            var answer = await graph.CallAsync(HttpMethod.Get,
                $"{account}/message_templates?fields={Fields}&limit={PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", null, ct);
            if (answer.Error is { } error)
            {
                return error.Text;
            }

            if (!answer.Json.Has("data"))
            {
                // Not a list: no reason to believe that there are none.
                return "WhatsApp answered without a list of templates.";
            }

            foreach (var template in answer.Json.Array("data").Select(json => Read(json, now)).OfType<Template>())
            {
                found[template.Id] = template;
            }

            var paging = answer.Json.Object("paging");
            after = paging?.Text("next") is null ? null : paging?.Object("cursors")?.Text("after");
            if (after is null)
            {
                break;
            }
        }

        var known = await db.Templates.ToDictionaryAsync(t => t.Id, ct);
        db.Templates.RemoveRange(known.Values.Where(t => !found.ContainsKey(t.Id)));
        foreach (var template in found.Values)
        {
            if (known.TryGetValue(template.Id, out var old))
            {
                // Meta does not tell it.
                template.EditedAt = old.EditedAt;
                db.Entry(old).CurrentValues.SetValues(template);
            }
            else
            {
                db.Templates.Add(template);
            }
        }

        await db.SaveChangesAsync(ct);
        return null;
    }

    static Template? Read(JsonElement json, DateTimeOffset now) => json.Text("id") is not { } id ? null : new Template
    {
        Id = id,
        Name = json.Text("name") ?? "",
        Language = json.Text("language") ?? "",
        Category = json.Text("category") ?? "",
        Status = json.Text("status") ?? "",
        Quality = json.Object("quality_score")?.Text("score"),
        Reason = json.Text("rejected_reason") is { } reason and not "NONE" ? reason : null,
        ParameterFormat = json.Text("parameter_format") ?? "POSITIONAL",
        Components = json.TryGetProperty("components", out var components) ? components.GetRawText() : "[]",
        ChangedAt = now,
    };
}
