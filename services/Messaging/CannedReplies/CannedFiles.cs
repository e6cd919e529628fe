using System.Security.Claims;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Media;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.CannedReplies;

/// <summary>The file of a canned reply: kept once, by its content, and given to each chat in which the reply is used as a file of that chat's own.</summary>
static class CannedFiles
{
    public static void Map(RouteGroupBuilder replies)
    {
        replies.MapPut("/{id:guid}/file", Set).RequireAuthorization(Policies.Agent).DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MediaRules.Document + 1_000_000)).WithName("SetCannedReplyFile");
        replies.MapDelete("/{id:guid}/file", Remove).RequireAuthorization(Policies.Agent).WithName("RemoveCannedReplyFile");
    }

    public static void MapUse(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/media/canned/{replyId:guid}", Use).RequireAuthorization(Policies.Agent).WithName("UseCannedReplyFile");

    /// <summary>Above buttons WhatsApp shows a picture, a video or a document.</summary>
    public static bool GoesWithButtons(string mimeType) => MediaRules.For(mimeType)?.Kind is MediaKind.Image or MediaKind.Video or MediaKind.Document;

    public static ValidationProblem NotBoth(string field) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = ["With buttons the file can be a picture, a video or a document."] });

    static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> Set(
        Guid id, IFormFile file, ClaimsPrincipal user, MessagingDbContext db, MediaStore store, TimeProvider clock, CancellationToken ct)
    {
        if (await db.CannedReplies.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var (taken, problem) = await UploadMedia.TakeAsync(file, store, ct);
        if (taken is null)
        {
            return problem!;
        }

        if (known.Buttons.Length > 0 && !GoesWithButtons(taken.MimeType))
        {
            return NotBoth("file");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await store.HoldAsync(db, taken.Stored.Sha256, ct))
        {
            return TypedResults.Problem("The same file was deleted elsewhere at this moment: send it once more.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var reply = await db.CannedReplies.SingleAsync(r => r.Id == id, ct);
        (reply.Sha256, reply.Size, reply.MimeType, reply.Filename) = (taken.Stored.Sha256, taken.Stored.Size, taken.MimeType, Path.GetFileName(file.FileName));
        (reply.ChangedBy, reply.ChangedAt) = (user.UserId(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The bytes go when the folder is swept, where nothing else names them.</summary>
    static async Task<Results<NoContent, NotFound>> Remove(Guid id, MessagingDbContext db, CancellationToken ct) =>
        await db.CannedReplies.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Sha256, (string?)null).SetProperty(r => r.Size, (long?)null), ct) > 0
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    static async Task<Results<Created<UploadedMedia>, NotFound, ProblemHttpResult>> Use(
        Guid id, Guid replyId, ClaimsPrincipal user, MessagingDbContext db, MediaStore store, TimeProvider clock, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        if (await db.Conversations.AsNoTracking().Where(reader.Conversations).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } conversation
            || await db.CannedReplies.AsNoTracking().SingleOrDefaultAsync(r => r.Id == replyId, ct) is not { Sha256: { } hash, MimeType: { } type, Size: { } size } reply)
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await store.HoldAsync(db, hash, ct))
        {
            return TypedResults.Problem("The file of this reply is gone: give it again in the settings.", statusCode: StatusCodes.Status409Conflict);
        }

        var media = new MediaFile
        {
            Id = Guid.CreateVersion7(),
            ConversationId = id,
            PhoneNumberId = conversation.PhoneNumberId,
            MetaId = null,
            MimeType = type,
            Filename = reply.Filename,
            HrOnly = conversation.Audience == Audience.Hr,
            State = MediaState.Stored,
            Sha256 = hash,
            Size = size,
            DueAt = clock.GetUtcNow(),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Media.Add(media);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new UploadedMedia(media.Id, MediaRules.For(type)!.Value.Kind, type, size));
    }
}
