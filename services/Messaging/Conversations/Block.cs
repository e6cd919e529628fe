using System.Security.Claims;
using System.Text.Json.Nodes;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>A customer who is blocked reaches nobody: Meta keeps his messages back. Meta takes it only of somebody who wrote within the last day.</summary>
static class Block
{
    public static void Map(RouteGroupBuilder conversations)
    {
        conversations.MapPost("/{id:guid}/block", (Guid id, ClaimsPrincipal user, MessagingDbContext db, GraphClient graph, TimeProvider clock, CancellationToken ct) =>
            Handle(id, true, user, db, graph, clock, ct)).RequireAuthorization(Policies.Agent).WithName(nameof(Block));
        conversations.MapPost("/{id:guid}/unblock", (Guid id, ClaimsPrincipal user, MessagingDbContext db, GraphClient graph, TimeProvider clock, CancellationToken ct) =>
            Handle(id, false, user, db, graph, clock, ct)).RequireAuthorization(Policies.Agent).WithName("Unblock");
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, bool block, ClaimsPrincipal user, MessagingDbContext db, GraphClient graph, TimeProvider clock, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        if (await db.Conversations.AsNoTracking().Where(reader.Conversations).Include(c => c.Contact.Identities).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } conversation)
        {
            return TypedResults.NotFound();
        }

        // Outside of any transaction; repeated, it changes nothing at Meta.
        var recipient = Identities.Of(conversation.Contact.Identities).Recipient;
        var answer = await graph.CallAsync(block ? HttpMethod.Post : HttpMethod.Delete, $"{conversation.PhoneNumberId}/block_users", new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["block_users"] = new JsonArray(recipient.Phone is { } phone ? new JsonObject { ["user"] = phone } : new JsonObject { ["user_id"] = recipient.UserId }),
        }, ct);
        if (answer.Error is { } error)
        {
            return TypedResults.Problem(error.Text, title: "WhatsApp refused it", statusCode: StatusCodes.Status409Conflict);
        }

        await db.ChangeAsync(id, user, c => c.BlockedAt = block ? c.BlockedAt ?? clock.GetUtcNow() : null, ct);
        return TypedResults.NoContent();
    }
}
