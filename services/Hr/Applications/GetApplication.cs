using Bridge.Contracts.Hr;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <param name="RetainUntil">What is kept of the applicant goes then.</param>
/// <param name="Repeats">Later applications of the same person to the same job.</param>
public sealed record ApplicationDetails(
    ApplicationRow Application, string Phone, string? Email, IReadOnlyList<ApplicationAnswer> Answers, bool Consent, DateTimeOffset RetainUntil, string Language,
    string? CvFilename, string? CvMimeType, long? CvSize, Guid? RepeatOf, IReadOnlyList<ApplicationRow> Repeats, string? ExternalApplicantId, string? ErpStatus,
    IReadOnlyList<ApplicationNote> Notes, IReadOnlyList<ApplicationStep> History);

public sealed record ApplicationNote(long Id, DateTimeOffset At, Guid UserId, string Text);

/// <param name="UserId">Who did it, where it was a person.</param>
public sealed record ApplicationStep(DateTimeOffset At, string What, string? Detail, Guid? UserId);

internal static class GetApplication
{
    public static void Map(RouteGroupBuilder applications) => applications.MapGet("/{id:guid}", Handle).WithName(nameof(GetApplication));

    static async Task<Results<Ok<ApplicationDetails>, NotFound>> Handle(Guid id, HrDbContext db, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } a)
        {
            return TypedResults.NotFound();
        }

        var repeats = await db.Applications.AsNoTracking().Where(r => r.RepeatOf == id).OrderBy(r => r.Number).ToListAsync(ct);
        var entries = await db.Entries.AsNoTracking().Where(e => e.ApplicationId == id).OrderBy(e => e.Id).ToListAsync(ct);
        return TypedResults.Ok(new ApplicationDetails(
            ApplicationsApi.Row(a), a.Phone, a.Email, a.Answers, a.Consent, a.RetainUntil, a.Language, a.CvFilename, a.CvMimeType, a.CvSize, a.RepeatOf,
            repeats.ConvertAll(ApplicationsApi.Row), a.ExternalApplicantId, a.ErpStatus,
            [.. entries.Where(e => e.What == ApplicationEntry.NoteKind).Select(Notes.Of)],
            [.. entries.Where(e => e.What != ApplicationEntry.NoteKind).Select(e => new ApplicationStep(e.At, e.What, e.Detail, e.UserId))]));
    }
}
