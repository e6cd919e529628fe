using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

/// <param name="Variables">What is known already, under the names that the flow has for it: it is not asked again.</param>
public sealed record BeginRequest(
    [property: Required(AllowEmptyStrings = false), MaxLength(100)] string FlowId,
    [property: Required(AllowEmptyStrings = false), MaxLength(100)] string StepId)
{
    [MaxLength(200)]
    public IReadOnlyDictionary<string, JsonNode?> Variables { get; init; } = new Dictionary<string, JsonNode?>();
}

/// <summary>The bot answers from here on, beginning at the step of the flow that a person has chosen: a question he need not put himself.</summary>
static class Begin
{
    const int MostKnown = 16 * 1024;

    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/begin", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(Begin));

    static async Task<Results<NoContent, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        Guid id, BeginRequest request, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        // Names with a tilde are the engine's own.
        var known = request.Variables.Where(v => !v.Key.StartsWith('~')).ToDictionary();
        if (known.Sum(v => v.Key.Length + (v.Value?.ToJsonString().Length ?? 0)) > MostKnown)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["variables"] = [$"At most {MostKnown} characters."] });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        if (conversation.WindowEndsAt is not { } end || end <= clock.GetUtcNow())
        {
            return SendMessage.Refused(SendMessage.WindowClosed);
        }

        await Answerer.ChangeAsync(db, conversation, new HandedBack(user.UserId(), Begin: new BeginAt(request.FlowId, request.StepId, known)), clock, ct);
        (conversation.AnsweredBy, conversation.AgentId, conversation.WaitingSince) = (AnsweredBy.Bot, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
