using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Messaging.CannedReplies;

public sealed record CannedReplyList(IReadOnlyList<CannedReplyRow> Items);

/// <param name="File">Sent with the text under it, and the buttons under that.</param>
public sealed record CannedReplyRow(Guid Id, string Shortcut, string Text, IReadOnlyList<ReplyButton> Buttons, CannedFile? File);

public sealed record CannedFile(string Filename, string MimeType, long Size);

public sealed record CannedReplyRequest(
    [property: Required, RegularExpression("^[a-z0-9-]{1,40}$")] string Shortcut,
    [property: Required(AllowEmptyStrings = false), MaxLength(WhatsAppLimits.TextBody)] string Text)
{
    [MaxLength(WhatsAppLimits.Buttons)]
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
}

public sealed record CreatedReply(Guid Id);

static class CannedRepliesApi
{
    public static void MapCannedReplies(this IEndpointRouteBuilder app)
    {
        var replies = app.MapGroup("/canned-replies").RequireAuthorization(Policies.Viewer).WithTags("CannedReplies");
        replies.MapGet("/", List).WithName("ListCannedReplies");
        replies.MapPost("/", Create).RequireAuthorization(Policies.Agent).WithName("CreateCannedReply");
        replies.MapPut("/{id:guid}", Change).RequireAuthorization(Policies.Agent).WithName("ChangeCannedReply");
        CannedFiles.Map(replies);
        replies.MapDelete("/{id:guid}", Delete).RequireAuthorization(Policies.Agent).WithName("DeleteCannedReply");
    }

    static async Task<Ok<CannedReplyList>> List(MessagingDbContext db, CancellationToken ct) => TypedResults.Ok(new CannedReplyList(
        [.. (await db.CannedReplies.AsNoTracking().OrderBy(r => r.Shortcut).ToListAsync(ct))
            .Select(r => new CannedReplyRow(r.Id, r.Shortcut, r.Text, [.. r.Buttons.Select(title => new ReplyButton(title))],
                r.Sha256 is null ? null : new CannedFile(r.Filename ?? "file", r.MimeType!, r.Size ?? 0)))]));

    static async Task<Results<Created<CreatedReply>, ValidationProblem>> Create(
        CannedReplyRequest request, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var reply = new CannedReply
        {
            Id = Guid.CreateVersion7(),
            Shortcut = request.Shortcut,
            Text = request.Text,
            Buttons = [.. request.Buttons.Select(b => b.Title)],
            ChangedBy = user.UserId(),
            ChangedAt = clock.GetUtcNow(),
        };
        db.CannedReplies.Add(reply);
        return await SaveAsync(db, ct) ? TypedResults.Created((string?)null, new CreatedReply(reply.Id)) : Taken();
    }

    static async Task<Results<NoContent, NotFound, ValidationProblem>> Change(
        Guid id, CannedReplyRequest request, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.CannedReplies.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } reply)
        {
            return TypedResults.NotFound();
        }

        if (reply is { Sha256: not null, MimeType: { } type } && request.Buttons.Count > 0 && !CannedFiles.GoesWithButtons(type))
        {
            return CannedFiles.NotBoth("buttons");
        }

        (reply.Shortcut, reply.Text, reply.Buttons) = (request.Shortcut, request.Text, [.. request.Buttons.Select(b => b.Title)]);
        (reply.ChangedBy, reply.ChangedAt) = (user.UserId(), clock.GetUtcNow());
        return await SaveAsync(db, ct) ? TypedResults.NoContent() : Taken();
    }

    static async Task<NoContent> Delete(Guid id, MessagingDbContext db, CancellationToken ct)
    {
        await db.CannedReplies.Where(r => r.Id == id).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>False: another reply has the shortcut.</summary>
    static async Task<bool> SaveAsync(MessagingDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    static ValidationProblem Taken() => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["shortcut"] = ["Another reply has it."] });
}
