using System.Security.Claims;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Media;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

public sealed record UploadedMedia(Guid MediaId, MediaKind Kind, string MimeType, long Size);

/// <summary>A file as it lies in the store now.</summary>
sealed record TakenFile(StoredContent Stored, (MediaKind Kind, long Limit) Rule, string MimeType);

/// <summary>A file that a person is about to send: kept by its content, its type told by its bytes, refused here where WhatsApp would refuse it later.</summary>
static class UploadMedia
{
    public static void Map(RouteGroupBuilder conversations) => conversations.MapPost("/{id:guid}/media", Handle)
        .RequireAuthorization(Policies.Agent).DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MediaRules.Document + 1_000_000))
        .WithName(nameof(UploadMedia));

    static async Task<Results<Created<UploadedMedia>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, IFormFile file, ClaimsPrincipal user, MessagingDbContext db, MediaStore store, TimeProvider clock, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        if (await db.Conversations.AsNoTracking().Where(reader.Conversations).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } conversation)
        {
            return TypedResults.NotFound();
        }

        var (taken, problem) = await TakeAsync(file, store, ct);
        if (taken is null)
        {
            return problem!.Result switch
            {
                ValidationProblem invalid => invalid,
                ProblemHttpResult failed => failed,
                _ => TypedResults.NotFound(),
            };
        }

        var (stored, rule, mimeType) = taken;
        var media = new MediaFile
        {
            Id = Guid.CreateVersion7(),
            ConversationId = id,
            PhoneNumberId = conversation.PhoneNumberId,
            MetaId = null,
            MimeType = mimeType,
            Filename = Path.GetFileName(file.FileName),
            HrOnly = conversation.Audience == Audience.Hr,
            State = MediaState.Stored,
            Sha256 = stored.Sha256,
            Size = stored.Size,
            DueAt = clock.GetUtcNow(),
            CreatedAt = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await store.HoldAsync(db, stored.Sha256, ct))
        {
            return TypedResults.Problem("The same file was deleted elsewhere at this moment: send it once more.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        db.Media.Add(media);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new UploadedMedia(media.Id, rule.Kind, mimeType, stored.Size));
    }

    /// <summary>Stored, scanned, and of a type and size that WhatsApp takes; else what is wrong with it.</summary>
    internal static async Task<(TakenFile? Taken, Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>? Problem)> TakeAsync(IFormFile file, MediaStore store, CancellationToken ct)
    {
        StoredContent stored;
        try
        {
            await using var content = file.OpenReadStream();
            stored = await store.WriteAsync(content, MediaRules.Document, ct);
        }
        catch (InfectedException e)
        {
            return (null, Invalid($"The scanner found {e.Message} in it."));
        }
        catch (ScannerUnavailableException)
        {
            return (null, TypedResults.Problem("The scanner does not answer, and nothing is sent that it has not seen.", statusCode: StatusCodes.Status503ServiceUnavailable));
        }

        var mimeType = MediaTypes.Of(stored.Head, file.ContentType ?? MediaTypes.Unknown);
        if (MediaRules.For(mimeType) is not { } rule)
        {
            return (null, Invalid($"WhatsApp takes no files of the type {mimeType}."));
        }

        return stored.Size == 0 || stored.Size > rule.Limit
            ? (null, Invalid($"The file has {stored.Size:N0} bytes; WhatsApp takes up to {rule.Limit:N0} of this kind."))
            : (new TakenFile(stored, rule, mimeType), null);
    }

    static ValidationProblem Invalid(string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["file"] = [problem] });
}
