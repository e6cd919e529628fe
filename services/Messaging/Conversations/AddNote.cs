using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

public sealed record NoteRequest([property: Required(AllowEmptyStrings = false), MaxLength(4000)] string Text);

public sealed record AddedNote(string Id);

/// <summary>A word among colleagues, in its place in the thread. The customer never sees it.</summary>
static class AddNote
{
    public const string Code = "note";

    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/notes", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(AddNote));

    static async Task<Results<Created<AddedNote>, NotFound>> Handle(
        Guid id, NoteRequest request, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var key = $"{Code}:{Guid.CreateVersion7():N}";
        var answer = await db.ChangeAsync(id, user, conversation => db.SystemLines.Add(new SystemLine
        {
            ConversationId = id,
            Key = key,
            Code = Code,
            Arguments = new Dictionary<string, string> { ["text"] = request.Text, ["agentId"] = user.UserId().ToString() },
            HrOnly = conversation.Audience == Audience.Hr,
            At = clock.GetUtcNow(),
        }), ct);
        return answer.Result is NotFound missing ? missing : TypedResults.Created((string?)null, new AddedNote($"l{key}"));
    }
}
