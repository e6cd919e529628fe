using System.Globalization;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

public sealed record ApplicationRow(
    Guid Id, string Reference, Guid ConversationId, Guid JobId, string JobName, string Name, ApplicationStage Stage, string Delivery, bool HasCv, bool Repeat,
    string? Problem, DateTimeOffset SubmittedAt, long Version);

public sealed record ApplicationPage(IReadOnlyList<ApplicationRow> Items, string? Next);

public sealed record ApplicationDetails(
    ApplicationRow Application, string Phone, string? Email, IReadOnlyList<ApplicationAnswer> Answers, bool Consent, string Language, string? CvFilename,
    string? CvMimeType, long? CvSize, Guid? RepeatOf, string? ExternalApplicantId, string? ErpStatus);

public sealed record SetStageRequest(ApplicationStage Stage);

internal static class ApplicationsApi
{
    public static void MapApplications(this IEndpointRouteBuilder app)
    {
        var applications = app.MapGroup("/applications").WithTags("Applications").RequireAuthorization(Policies.Hr);
        applications.MapGet("/", List).WithName("ListApplications");
        applications.MapGet("/{id:guid}", Get).WithName("GetApplication");
        applications.MapPut("/{id:guid}/stage", SetStage).WithName("SetStage");
        applications.MapGet("/{id:guid}/cv", GetCv).WithName("GetCv");
        // The ERP has no account here: the token in the address is all that it needs.
        app.MapGroup("/files/cv").ExcludeFromDescription().AllowAnonymous().MapGet("/{token}", GetLinkedCv);
    }

    /// <summary>Newest first.</summary>
    static async Task<Ok<ApplicationPage>> List(Guid? job, ApplicationStage? stage, long? before, int? limit, HrDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, 200);
        var found = await db.Applications.AsNoTracking()
            .Where(a => (job == null || a.JobId == job) && (stage == null || a.Stage == stage) && (before == null || a.Number < before))
            .OrderByDescending(a => a.Number).Take(take + 1).ToListAsync(ct);
        var next = found.Count > take ? found[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new ApplicationPage([.. found.Take(take).Select(Row)], next));
    }

    static async Task<Results<Ok<ApplicationDetails>, NotFound>> Get(Guid id, HrDbContext db, CancellationToken ct) =>
        await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } a
            ? TypedResults.Ok(new ApplicationDetails(
                Row(a), a.Phone, a.Email, a.Answers, a.Consent, a.Language, a.CvFilename, a.CvMimeType, a.CvSize, a.RepeatOf, a.ExternalApplicantId, a.ErpStatus))
            : TypedResults.NotFound();

    static async Task<Results<Ok<ApplicationRow>, NotFound>> SetStage(Guid id, SetStageRequest request, HrDbContext db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(id, ct) is not { } application)
        {
            return TypedResults.NotFound();
        }

        if (application.Stage != request.Stage)
        {
            application.Stage = request.Stage;
            db.Publish(application);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(Row(application));
    }

    static async Task<Results<FileStreamHttpResult, NotFound>> GetCv(Guid id, HttpContext http, HrDbContext db, CvStore store, CancellationToken ct) =>
        await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { CvSha256: not null } application
            ? Download(http, store, application)
            : TypedResults.NotFound();

    static async Task<Results<FileStreamHttpResult, NotFound>> GetLinkedCv(
        string token, HttpContext http, HrDbContext db, CvStore store, TimeProvider clock, CancellationToken ct)
    {
        if (Resumes.HashOf(token) is not { } hash)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var application = await db.CvLinks.Where(l => l.TokenHash == hash && l.ExpiresAt > now)
            .Join(db.Applications, l => l.ApplicationId, a => a.Id, (_, a) => a).AsNoTracking().SingleOrDefaultAsync(ct);
        return application is { CvSha256: not null } ? Download(http, store, application) : TypedResults.NotFound();
    }

    /// <summary>Always a download: what a stranger sent is never drawn in the console's own origin.</summary>
    static FileStreamHttpResult Download(HttpContext http, CvStore store, Application application)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, no-store";
        return TypedResults.Stream(store.Open(application.CvSha256!), application.CvMimeType, application.CvFilename ?? "cv");
    }

    static ApplicationRow Row(Application a) => new(
        a.Id, a.Reference, a.ConversationId, a.JobId, a.JobName, a.Name, a.Stage, a.Delivery.ToString(), a.CvSha256 is not null, a.RepeatOf is not null,
        a.Problem ?? a.CvProblem, a.SubmittedAt, a.Version);
}
