using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>
/// Whom the business does not want to hear from: what he writes does not reach it, and it cannot write to him. Only who wrote within the last 24 hours can
/// be blocked; each one is decided by himself, and a call that failed for one fails as a whole and says for whom.
/// </summary>
internal static class BlockUsers
{
    private const int NotAll = 139100;

    public static void Map(RouteGroupBuilder graph)
    {
        const string path = "/{id:regex(^\\d+$)}/block_users";
        graph.MapGet(path, List);
        graph.MapPost(path, (string id, GraphBody body, SandboxStore store, IOptions<WhatsAppOptions> account, TimeProvider time) => Change(id, body.Json, true, store, account, time));
        graph.MapDelete(path, (string id, GraphBody body, SandboxStore store, IOptions<WhatsAppOptions> account, TimeProvider time) => Change(id, body.Json, false, store, account, time));
    }

    private static IResult List(string id, SandboxStore store, IOptions<WhatsAppOptions> account)
    {
        if (id != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        var blocked = store.Customers.Where(customer => customer.Blocked).Select(customer =>
        {
            var user = new JsonObject { ["messaging_product"] = "whatsapp", ["user_id"] = customer.UserId };
            if (customer.ShowsNumber)
            {
                user["wa_id"] = customer.Phone;
            }
            return (JsonNode)user;
        });
        return Results.Json(new JsonObject { ["data"] = new JsonArray([.. blocked]), ["paging"] = new JsonObject() }, contentType: GraphApi.Json);
    }

    private static IResult Change(string id, JsonElement body, bool block, SandboxStore store, IOptions<WhatsAppOptions> account, TimeProvider time)
    {
        if (id != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(id).ToResult();
        }
        if (body.Text("messaging_product") != "whatsapp")
        {
            return GraphErrors.Parameter("The parameter messaging_product is required.").ToResult();
        }
        if (body.Items("block_users") is not { Count: > 0 } users)
        {
            return GraphErrors.Parameter("The parameter block_users is required.").ToResult();
        }

        JsonArray changed = [], failed = [];
        foreach (var user in users)
        {
            var customer = Find(user, store);
            var entry = new JsonObject { ["input"] = user.Text("user") ?? user.Text("user_id") };
            if (customer is not null)
            {
                entry[user.Text("user") is null ? "user_id" : "wa_id"] = user.Text("user") is null ? customer.UserId : customer.Phone;
            }
            if (block && customer is not { Blocked: true } && customer?.WindowIsOpen(time.GetUtcNow()) != true)
            {
                entry["errors"] = new JsonArray(new JsonObject
                {
                    ["message"] = "(#131047) Re-engagement required",
                    ["code"] = GraphErrors.WindowClosed,
                    ["error_data"] = new JsonObject { ["details"] = "User has not messaged in the last 24 hours" },
                });
                failed.Add(entry);
                continue;
            }
            if (customer is not null)
            {
                store.Change(customer.Id, current => current with { Blocked = block });
            }
            changed.Add(entry);
        }

        var outcome = new JsonObject { [block ? "added_users" : "removed_users"] = changed };
        var answer = new JsonObject { ["messaging_product"] = "whatsapp", ["block_users"] = outcome };
        if (failed.Count == 0)
        {
            return Results.Json(answer, contentType: GraphApi.Json);
        }
        outcome["failed_users"] = failed;
        answer["error"] = new GraphError(NotAll, 400, "Failed to block/unblock users", "Failed to block some users, see the block_users response list for details").InAnswer();
        return Results.Json(answer, contentType: GraphApi.Json, statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>By number, or by the business-scoped id where no number is known.</summary>
    private static Customer? Find(JsonElement user, SandboxStore store) => user.Text("user")?.TrimStart('+') is { } number
        ? store.Customers.FirstOrDefault(customer => customer.Phone == number)
        : store.Customers.FirstOrDefault(customer => customer.UserId == user.Text("user_id"));
}
